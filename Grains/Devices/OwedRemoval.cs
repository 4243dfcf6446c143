using Twin.Storage;

namespace Twin.Devices;

/// <summary>The place a device has left must stop counting it.</summary>
public sealed record OwedRemoval(ObjectKey Place, string Device, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.HazardSite(Place).RemoveDevice(Device, Revision, cancellationToken);
}
