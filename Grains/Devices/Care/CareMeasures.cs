using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What the measures of a device say of its faults.</summary>
internal static class CareMeasures
{
    /// <param name="reported">True when a rule has already asked for somebody because of the battery: that is the same fault.</param>
    public static CareFinding Battery(BatteryTrend? trend, bool replaced, bool reported, CareFaultPolicy policy) =>
        reported ? CareFinding.Unknown(CareFault.Battery)
        : trend is { DaysLeft: { } left } ? CareFinding.Below(CareFault.Battery, left, policy.Limit, policy.Clear)
        : trend is not null || replaced ? new CareFinding(CareFault.Battery, CareVerdict.Good)
        : CareFinding.Unknown(CareFault.Battery);

    /// <param name="points">Of the time in which a sound sensor would have moved, oldest first.</param>
    public static CareFinding Stuck(MetricDefinition metric, IReadOnlyList<HistoryPoint> points, DateTimeOffset from, int least)
    {
        var varies = metric.Varies!.Value;
        if (points.Count > 0 && points.Max(point => point.Max) > points.Min(point => point.Min))
        {
            return new CareFinding(CareFault.Stuck, CareVerdict.Good, 0, varies.TotalHours, metric.Key);
        }

        // A sensor that has not reported all the time may have moved meanwhile.
        return points.Sum(point => point.Count) < least || points[0].At > from + (varies / 4)
            ? CareFinding.Unknown(CareFault.Stuck)
            : new CareFinding(CareFault.Stuck, CareVerdict.Bad, varies.TotalHours, varies.TotalHours, metric.Key);
    }

    /// <param name="neighbours">Their means.</param>
    public static CareFinding Drift(MetricDefinition metric, double? own, ImmutableArray<double> neighbours, int least, CareFaultPolicy policy)
    {
        if (own is not { } mean || neighbours.Length < least)
        {
            return CareFinding.Unknown(CareFault.Drift);
        }

        var sorted = neighbours.Sort();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return CareFinding.Above(CareFault.Drift, mean - median, metric.Drift!.Value * policy.Limit, metric.Drift.Value * policy.Clear, metric.Key);
    }

    /// <param name="behind">True when the gateway's own connection comes and goes: then that is its fault.</param>
    public static CareFinding Flapping(int drops, bool behind, CareFaultPolicy policy) => behind
        ? CareFinding.Unknown(CareFault.Flapping)
        : CareFinding.Above(CareFault.Flapping, drops, policy.Limit, policy.Clear + 1);

    /// <param name="newest">The device's time of its newest reading.</param>
    /// <param name="heard">When it came, if it has come since the last look.</param>
    public static CareFinding Clock(DateTimeOffset? newest, DateTimeOffset? heard, CareFaultPolicy policy) => newest - heard is { } off
        ? CareFinding.Above(CareFault.Clock, off.TotalSeconds, policy.Limit, policy.Clear)
        : CareFinding.Unknown(CareFault.Clock);

    /// <param name="values">What the device has said since the last look.</param>
    public static CareFinding Signal(IEnumerable<MetricValue> values, IReadOnlyDictionary<string, CareLimit> limits) => CareFinding.Worst(
        CareFault.Signal,
        values.Where(value => limits.ContainsKey(value.Metric))
            .Select(value => CareFinding.Below(CareFault.Signal, value.Value, limits[value.Metric].Limit, limits[value.Metric].Clear, value.Metric)));

    /// <summary>The mean of all readings that buckets stand for; null for none.</summary>
    public static double? MeanOf(IReadOnlyList<HistoryPoint> buckets) => buckets.Count == 0
        ? null
        : buckets.Sum(bucket => bucket.Avg * bucket.Count) / buckets.Sum(bucket => bucket.Count);
}
