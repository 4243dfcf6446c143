namespace Twin.Devices.Intake;

/// <summary>What became of a message.</summary>
internal enum IntakeResult
{
    /// <summary>Its readings, or a dead letter of it, or both are durable: acknowledge it.</summary>
    Durable = 0,

    /// <summary>Whether it is durable is unknown: do not acknowledge it, so that it is sent again.</summary>
    HeldBack = 1,

    /// <summary>Who sent it may not speak for the device: refuse it.</summary>
    Refused = 2,
}
