using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>One metric of one device, oldest first.</summary>
/// <param name="Truncated">True when there is more than one answer takes: ask for fewer devices, a shorter time or a wider step.</param>
internal sealed record DeviceSeries(string Device, string? Unit, ImmutableArray<HistoryPoint> Points, bool Truncated)
{
    public static DeviceSeries Of(string device, HistorySeries series) => new(device, series.Unit, series.Points, series.Truncated);
}
