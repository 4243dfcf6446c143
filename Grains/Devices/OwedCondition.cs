using Twin.Storage;

namespace Twin.Devices;

/// <summary>The device's place must learn of its condition.</summary>
public sealed record OwedCondition(ObjectKey Place, string Device, DeviceCondition Condition, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.HazardSite(Place).ReportCondition(Device, Condition, Revision, cancellationToken);
}
