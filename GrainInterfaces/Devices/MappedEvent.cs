namespace Twin.Devices;

/// <summary>An event as a mapping made it.</summary>
/// <param name="Device">Null when neither topic nor script says whose it is.</param>
/// <param name="Data">A flat JSON object.</param>
[GenerateSerializer, Immutable, Alias("twin.mapped-event")]
public sealed record MappedEvent(
    [property: Id(0)] string? Device,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Type,
    [property: Id(3)] string Data);
