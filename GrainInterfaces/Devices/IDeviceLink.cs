namespace Twin.Devices;

/// <summary>A bridge, as those see it who want to reach a device: the way down.</summary>
[Alias("twin.IDeviceLink")]
public interface IDeviceLink : IGrainObserver
{
    /// <summary>Sends the order to the device's own session, or its gateway's, if either is on this bridge.</summary>
    [Alias("Deliver")]
    Task<Delivery> Deliver(DeviceOrder order);

    /// <summary>Runs a mapping on a message; nothing of it is kept.</summary>
    [Alias("Try")]
    Task<MappingTrialResult> Try(MappingTrial trial);

    /// <summary>Reads a dead letter again.</summary>
    /// <returns>What is still not understood; null when all of it is durable now.</returns>
    [Alias("Replay")]
    Task<string?> Replay(DeadLetter letter);

    /// <summary>Ends the device's connections to this bridge: what it signed in by does not hold any more.</summary>
    [Alias("EndSessions")]
    Task EndSessions(string device);
}
