using System.Text.Json.Nodes;

namespace Twin.Devices;

/// <summary>What an event means to a device's alarms.</summary>
internal static class EventJudge
{
    /// <summary>
    /// Raises and ends the alarms of the profile's event rules. An event that is not newer than the alarm's last change is
    /// late or a repeat and changes nothing; but what comes after may end what began in the same second, for many clocks tell
    /// no more.
    /// </summary>
    /// <returns>The same alarms when it changed none.</returns>
    public static AlarmBook Judge(CompiledProfile profile, DeviceEvent happened, AlarmBook alarms, DateTimeOffset now)
    {
        JsonObject? fields = null;
        foreach (var rule in profile.Events)
        {
            if (rule.Event != happened.Type && rule.ClearedBy != happened.Type)
            {
                continue;
            }

            var alarm = alarms.Find(rule.Id);
            var mayEnd = alarm is { IsOpen: true } && rule.ClearedBy == happened.Type;
            if (alarm is not null && (happened.At < alarm.ChangedAt || (happened.At == alarm.ChangedAt && !mayEnd)))
            {
                continue;
            }

            fields ??= EventData.Parse(happened.Data) ?? [];
            if (mayEnd && !(rule.Event == happened.Type && Matches(rule, fields)))
            {
                alarms = alarms.Clear(rule.Id, happened.At);
            }
            else if (alarm is not { IsOpen: true } && rule.Event == happened.Type && Matches(rule, fields)
                && rule.Schedule?.IsOn(happened.At, profile.AwayUntil) != false)
            {
                alarms = alarms.Raise(Alarm(rule, happened.At, fields, now));
            }
        }

        return alarms;
    }

    /// <summary>True when no rule of the event's type lets the case name a home.</summary>
    public static bool NamesNobody(CompiledProfile profile, DeviceEvent happened) =>
        profile.Events.Any(rule => rule.NamesNobody && rule.Event == happened.Type);

    private static bool Matches(EventRule rule, JsonObject fields) =>
        (rule.Where is null || rule.Where.All(field => string.Equals(fields.TextOf(field.Key), field.Value, StringComparison.OrdinalIgnoreCase)))
        && (rule.Measure is null || rule.Level is null || (fields.NumberOf(rule.Measure) is { } number && rule.Level.Contains(number)));

    private static AlarmState Alarm(EventRule rule, DateTimeOffset at, JsonObject fields, DateTimeOffset now) => new()
    {
        Rule = rule.Id,
        Episode = 0,
        Severity = rule.Severity,
        Hazard = rule.Hazard,
        Value = rule.Measure is { } measure && fields.NumberOf(measure) is { } number ? number : 1,
        RaisedAt = at,
        ArrivedAt = now,
        ExpiresAt = now + rule.HoldFor,
        Note = EventData.NoteOf(fields),
        NamesNobody = rule.NamesNobody,
    };
}
