using Twin.Storage;

namespace Twin.Devices;

/// <summary>The device's connections must end: who comes back is asked for what holds now.</summary>
public sealed record OwedSignOut(string Device) : Owed
{
    public override async Task Settle(IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!await grains.DeviceLinks().EndSessions(Device, cancellationToken))
        {
            throw new TimeoutException("A bridge did not answer.");
        }
    }
}
