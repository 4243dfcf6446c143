namespace Twin.Devices;

/// <summary>Whether devices behind a gateway can be heard.</summary>
/// <param name="IsAway">True while the gateway itself is silent or has lost its connection.</param>
/// <param name="BackSince">When it last came back; null when it was never away.</param>
/// <param name="IsUnsteady">True while its own connection comes and goes.</param>
/// <param name="Session">Its newest connection to a listener of ours; null when there was none.</param>
[GenerateSerializer, Immutable, Alias("twin.gateway-reach")]
public sealed record GatewayReach(
    [property: Id(0)] bool IsAway,
    [property: Id(1)] DateTimeOffset? BackSince,
    [property: Id(2)] bool IsUnsteady,
    [property: Id(3)] Guid? Session = null);
