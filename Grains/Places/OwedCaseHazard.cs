using Twin.Devices;
using Twin.Storage;

namespace Twin.Places;

/// <summary>An alarm joined an open incident or cleared: its case must note it.</summary>
public sealed record OwedCaseHazard(string CaseId, Hazard Hazard) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(CaseId).AddHazard(Hazard, cancellationToken);
}
