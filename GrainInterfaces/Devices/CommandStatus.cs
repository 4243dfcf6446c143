namespace Twin.Devices;

/// <summary>accepted › sent › acknowledged, or failed, or timed out. Nothing but the device's word makes it acknowledged.</summary>
public enum CommandStatus
{
    /// <summary>Durable, and waits for the device.</summary>
    Accepted = 0,

    /// <summary>On its way; never sent a second time.</summary>
    Sent = 1,
    Acknowledged = 2,

    /// <summary>The device refused it, or was not there and it was not to wait.</summary>
    Failed = 3,

    /// <summary>No acknowledgement came in time, or the device did not come back in time: it counts as failed.</summary>
    TimedOut = 4,
}
