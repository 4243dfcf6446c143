namespace Twin.Devices;

/// <summary>A metric of a profile.</summary>
/// <param name="Key">The canonical name, such as <c>smoke.obscuration</c>.</param>
/// <param name="Unit">Such as <c>dB/m</c>; null for a flag or a count.</param>
/// <param name="Min">A lower value cannot be true and is rejected; null for no bound.</param>
/// <param name="Max">A higher value cannot be true and is rejected; null for no bound.</param>
[GenerateSerializer, Immutable, Alias("twin.metric-definition")]
public sealed record MetricDefinition(
    [property: Id(0)] string Key,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Unit,
    [property: Id(3)] double? Min,
    [property: Id(4)] double? Max);
