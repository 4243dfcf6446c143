using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>The answer to a <see cref="HistoryQuery"/>, oldest first.</summary>
/// <param name="Truncated">True when the limit cut it short.</param>
[GenerateSerializer, Immutable, Alias("twin.history-series")]
public sealed record HistorySeries(
    [property: Id(0)] string Metric,
    [property: Id(1)] string? Unit,
    [property: Id(2)] ImmutableArray<HistoryPoint> Points,
    [property: Id(3)] bool Truncated);
