namespace Twin.Devices;

/// <summary>The newest reading of a metric.</summary>
/// <param name="Unit">As in the profile; null for a metric the profile does not name.</param>
[GenerateSerializer, Immutable, Alias("twin.metric-value")]
public sealed record MetricValue(
    [property: Id(0)] string Metric,
    [property: Id(1)] double Value,
    [property: Id(2)] string? Unit,
    [property: Id(3)] DateTimeOffset At);
