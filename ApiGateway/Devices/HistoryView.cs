using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>One metric of many devices.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
internal sealed record HistoryView(string Metric, DateTimeOffset From, DateTimeOffset To, ImmutableArray<DeviceSeries> Series)
{
    /// <summary>In one answer, over all devices.</summary>
    public const int MostPoints = 10_000;
}
