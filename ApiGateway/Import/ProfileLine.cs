using System.Collections.Immutable;
using System.Text.Json;
using Twin.Devices;
using Twin.Http;

namespace Twin.Import;

/// <summary>A device profile, in the shape in which <c>GET /profiles/{id}</c> gives it.</summary>
internal static class ProfileLine
{
    public static ImportCommand Parse(string id, LineFields fields)
    {
        var profile = new DeviceProfile(
            id,
            fields.Text("name"),
            Nested<TimeSpan?>(fields, "interval") ?? TimeSpan.Zero,
            Nested<ImmutableArray<MetricDefinition>?>(fields, "metrics") ?? [],
            Nested<ImmutableArray<AlarmRule>?>(fields, "rules") ?? [],
            Nested<SilenceRule>(fields, "silence"),
            Nested<ImmutableArray<MetricSource>>(fields, "sources"),
            Nested<ImmutableArray<DeviceCommand>>(fields, "commands"),
            Nested<ImmutableArray<EventRule>>(fields, "events"),
            Nested<ImmutableArray<EventSource>>(fields, "eventSources"),
            Nested<ImmutableArray<AbsenceRule>>(fields, "absences"));
        RefuseNulls(fields, "metrics", profile.Metrics);
        RefuseNulls(fields, "rules", profile.Rules);
        RefuseNulls(fields, "sources", profile.Sources.IsDefault ? [] : profile.Sources);
        RefuseNulls(fields, "commands", profile.Commands.IsDefault ? [] : profile.Commands);
        RefuseNulls(fields, "events", profile.Events.IsDefault ? [] : profile.Events);
        RefuseNulls(fields, "eventSources", profile.EventSources.IsDefault ? [] : profile.EventSources);
        RefuseNulls(fields, "absences", profile.Absences.IsDefault ? [] : profile.Absences);
        return (target, cancellationToken) => target.Grains.Profile(id).Upsert(target.Caller, profile, cancellationToken);
    }

    private static T? Nested<T>(LineFields fields, string name)
    {
        if (fields.Take(name) is { } value)
        {
            try
            {
                return value.Deserialize<T>(GatewayJson.Options);
            }
            catch (JsonException fault)
            {
                // "$[0].raise" to "rules[0].raise"; the serializer's message names our types and is kept back.
                fields.Refuse($"{name}{fault.Path.AsSpan(fault.Path is null ? 0 : 1)}", "is missing, unknown or not of the right type");
            }
        }

        return default;
    }

    private static void RefuseNulls<T>(LineFields fields, string name, ImmutableArray<T> items)
        where T : class
    {
        if (items.IndexOf(null!) is >= 0 and var at)
        {
            fields.Refuse($"{name}[{at}]", "must not be null");
        }
    }
}
