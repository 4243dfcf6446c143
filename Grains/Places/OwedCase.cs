using Twin.Cases;
using Twin.Storage;

namespace Twin.Places;

/// <summary>An incident started: its case must be opened.</summary>
public sealed record OwedCase(string CaseId, CaseOpening Opening) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(CaseId).Open(Opening, cancellationToken);
}
