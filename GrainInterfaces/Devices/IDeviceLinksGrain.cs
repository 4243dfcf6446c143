namespace Twin.Devices;

/// <summary>
/// The bridges there are. Kept in memory: each bridge makes itself known again every few seconds. Only what goes down to
/// devices asks here, so one grain serves them all. Key 0.
/// </summary>
[Alias("twin.IDeviceLinksGrain")]
public interface IDeviceLinksGrain : IGrainWithIntegerKey
{
    /// <param name="name">Of its listener, the same whenever it starts again: <see cref="IDeviceGrain.SetLink"/>.</param>
    /// <returns>True when the bridge was not known: its devices may have missed what was sent before.</returns>
    [Alias("Register")]
    Task<bool> Register(IDeviceLink link, string name, CancellationToken cancellationToken);

    /// <summary>Looks which listeners have gone or come, and says so. To be called every few seconds; for grains only.</summary>
    [Alias("Look")]
    Task Look(CancellationToken cancellationToken);

    /// <summary>Asks every bridge; the one that holds the session delivers.</summary>
    [Alias("Deliver")]
    Task<Delivery> Deliver(DeviceOrder order, CancellationToken cancellationToken);

    /// <returns>What the first bridge says that answers; null when none does.</returns>
    [Alias("Try")]
    Task<MappingTrialResult?> Try(MappingTrial trial, CancellationToken cancellationToken);

    /// <returns>As <see cref="Try"/>.</returns>
    [Alias("Replay")]
    Task<ReplayResult?> Replay(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Ends the device's connections on every bridge.</summary>
    /// <returns>False when one did not answer.</returns>
    [Alias("EndSessions")]
    Task<bool> EndSessions(string device, CancellationToken cancellationToken);
}
