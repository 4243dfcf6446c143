using Twin.Storage;

namespace Twin.Devices;

/// <summary>The device's place must learn of an alarm raised or cleared.</summary>
public sealed record OwedHazard(ObjectKey Place, Hazard Hazard) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.HazardSite(Place).ReportHazard(Hazard, cancellationToken);
}
