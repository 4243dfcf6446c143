using Twin.Storage;

namespace Twin.Cases;

/// <summary>The matter is over: what was merged into it must let go of its place.</summary>
public sealed record OwedMergedEnd(string CaseId) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(CaseId).EndMerged(cancellationToken);
}
