using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>Separates what can be true and stored from what cannot.</summary>
internal static class Intake
{
    /// <summary>A device's clock may run ahead of ours by this much.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    /// <returns>
    /// The messages without their bad readings and without messages that have none left (the very same array when all
    /// is good, as it nearly always is), and the bad readings with their reasons.
    /// </returns>
    public static (ImmutableArray<Telemetry> Accepted, ImmutableArray<RejectedReading> Rejected) Sift(
        LiveReadings live, ImmutableArray<Telemetry> telemetry, DateTimeOffset now)
    {
        List<RejectedReading>? rejected = null;
        List<Telemetry>? accepted = null;
        for (var i = 0; i < telemetry.Length; i++)
        {
            var message = telemetry[i];
            var good = Sift(live, message, now, ref rejected);
            if (accepted is null && (good.IsEmpty || good != message.Readings))
            {
                accepted = [.. telemetry.AsSpan(0, i)];
            }

            if (!good.IsEmpty)
            {
                accepted?.Add(good == message.Readings ? message : message with { Readings = good });
            }
        }

        return (accepted is null ? telemetry : [.. accepted], rejected is null ? [] : [.. rejected]);
    }

    private static ImmutableArray<Reading> Sift(LiveReadings live, Telemetry message, DateTimeOffset now, ref List<RejectedReading>? rejected)
    {
        if (message.Readings.IsDefault)
        {
            return [];
        }

        var badTime = CheckTime(message.At, now);
        var seen = 0UL;
        List<Reading>? good = null;
        for (var i = 0; i < message.Readings.Length; i++)
        {
            var reading = message.Readings[i];
            if ((badTime ?? Check(live, reading, ref seen)) is { } reason)
            {
                good ??= [.. message.Readings.AsSpan(0, i)];
                var name = reading.Metric ?? string.Empty;
                (rejected ??= []).Add(new RejectedReading(name.Length > MetricName.MaxLength ? name[..MetricName.MaxLength] : name, reason));
            }
            else
            {
                good?.Add(reading);
            }
        }

        return good is null ? message.Readings : [.. good];
    }

    public static string? CheckTime(DateTimeOffset at, DateTimeOffset now) =>
        at < DateTimeOffset.UnixEpoch ? "the time is before 1970"
        : at - now > MostAhead ? "the time is more than a day ahead"
        : null;

    private static string? Check(LiveReadings live, Reading reading, ref ulong seen)
    {
        if (!double.IsFinite(reading.Value))
        {
            return "the value is not a finite number";
        }

        var metric = reading.Metric is null ? -1 : live.IndexOf(reading.Metric);
        if (metric < 0)
        {
            if (!MetricName.IsValid(reading.Metric))
            {
                return $"the name is not 1 to {MetricName.MaxLength} letters, digits or _-.:/";
            }

            metric = live.Add(reading.Metric!);
            if (metric < 0)
            {
                return $"the device has {LiveReadings.MaxMetrics} other metrics";
            }
        }

        if ((seen & (1UL << metric)) != 0)
        {
            return "the metric is twice in one message";
        }

        seen |= 1UL << metric;
        return metric < live.Profile.Metrics.Length ? CheckRange(live.Profile.Metrics[metric], reading.Value) : null;
    }

    private static string? CheckRange(MetricDefinition metric, double value) =>
        value < metric.Min ? $"the value is below {metric.Min} {metric.Unit}".TrimEnd()
        : value > metric.Max ? $"the value is above {metric.Max} {metric.Unit}".TrimEnd()
        : null;
}
