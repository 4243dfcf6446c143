namespace Twin.Devices;

/// <summary>A reading as a mapping made it.</summary>
/// <param name="Device">Null when neither topic nor script says whose it is.</param>
/// <param name="Value">Null for a word.</param>
/// <param name="Text">A word, which the device's profile may give a number; null for a number.</param>
[GenerateSerializer, Immutable, Alias("twin.mapped-reading")]
public sealed record MappedReading(
    [property: Id(0)] string? Device,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Key,
    [property: Id(3)] double? Value,
    [property: Id(4)] string? Text);
