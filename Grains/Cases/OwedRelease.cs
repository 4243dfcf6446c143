using Twin.Storage;

namespace Twin.Cases;

/// <summary>The case no longer counts as a load of its grid.</summary>
public sealed record OwedRelease(string Grid, string CaseId) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Grid(Grid).Release(CaseId, cancellationToken);
}
