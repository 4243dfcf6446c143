namespace Twin.Devices;

/// <summary>Which stored readings of a device.</summary>
/// <param name="Metric">One metric.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Step">The width of a bucket, at least a second, aligned to the epoch; null for raw readings.</param>
/// <param name="Limit">At most this many points, 1 to 10,000; the series says when more were left out.</param>
[GenerateSerializer, Immutable, Alias("twin.history-query")]
public sealed record HistoryQuery(
    [property: Id(0)] string Metric,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] TimeSpan? Step,
    [property: Id(4)] int Limit = 10_000);
