namespace Twin.Devices;

/// <summary>A bridge, as those see it who want to reach a device: the way down.</summary>
[Alias("twin.IDeviceLink")]
public interface IDeviceLink : IGrainObserver
{
    /// <summary>Sends the order to the device's own session, or its gateway's, if either is on this bridge.</summary>
    [Alias("Deliver")]
    Task<Delivery> Deliver(DeviceOrder order);
}
