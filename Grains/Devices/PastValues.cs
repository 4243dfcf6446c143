using System.Collections.Immutable;
using System.Text.Json;
using Twin.Objects;

namespace Twin.Devices;

/// <summary>What a device's past is put together from.</summary>
internal static class PastValues
{
    /// <summary>The newest value of each metric.</summary>
    /// <param name="messages">Oldest first.</param>
    public static ImmutableArray<MetricValue> Of(ImmutableArray<Telemetry> messages, CompiledProfile profile)
    {
        var newest = new SortedDictionary<string, MetricValue>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            foreach (var reading in message.Readings)
            {
                var unit = profile.IndexOf(reading.Metric) is >= 0 and var metric ? profile.Metrics[metric].Unit : null;
                newest[reading.Metric] = new MetricValue(reading.Metric, reading.Value, unit, message.At);
            }
        }

        return [.. newest.Values];
    }

    /// <summary>The state before a change.</summary>
    public static DeviceState Undo(DeviceState state, ObjectChange change) => change.Fields.Aggregate(
        state with { Revision = change.Revision - 1 },
        static (before, field) => field.Field switch
        {
            "name" => before with { Name = Text(field) },
            "profile" => before with { Profile = Text(field) ?? string.Empty },
            "building" => before with { Building = Text(field) },
            "grid" => before with { Grid = Text(field) },
            "household" => before with { Household = Text(field) },
            _ => before,
        });

    private static string? Text(FieldChange field) => field.Before is { } json ? JsonSerializer.Deserialize<string>(json) : null;
}
