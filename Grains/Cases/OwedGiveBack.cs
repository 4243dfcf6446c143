using Twin.Storage;

namespace Twin.Cases;

/// <summary>A merger was undone: the other case must let go.</summary>
public sealed record OwedGiveBack(string From, string CaseId) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(From).GiveBack(CaseId, cancellationToken);
}
