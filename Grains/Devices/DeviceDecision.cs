using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>What changed alarms or silence lead to: the next state with the calls it owes, and what is told.</summary>
internal sealed record DeviceDecision(DeviceState Next, ImmutableArray<CardEvent> Events)
{
    public static DeviceDecision Of(string device, DeviceState state, AlarmBook alarms, Silence silence, DateTimeOffset now)
    {
        var owes = state.Owes.ToBuilder();
        var events = ImmutableArray.CreateBuilder<CardEvent>();
        foreach (var changed in alarms.ChangedSince(state.Alarms))
        {
            var alarm = changed;
            if (alarm is { Status: AlarmStatus.Raised, Hazard: not null })
            {
                alarm = changed with { Place = state.Place };
                alarms = alarms.Replace(changed, alarm);
            }

            if (alarm is { Status: not AlarmStatus.Acknowledged, Hazard: { } kind, Place: { } place })
            {
                owes.Add(new OwedHazard(place, new Hazard(
                    device,
                    alarm.Rule,
                    alarm.Episode,
                    kind,
                    alarm.Severity,
                    alarm.NamesNobody ? null : state.Household,
                    alarm.ClearedAt ?? alarm.RaisedAt,
                    Cleared: !alarm.IsOpen,
                    alarm.ClearedBy,
                    alarm.Note)));
            }

            events.Add(Tell(device, state, alarm, now));
        }

        var next = state with { Alarms = alarms, Silence = silence };
        if (next.Condition != state.Condition && state.Place is { } home)
        {
            owes.Add(new OwedCondition(home, device, next.Condition, state.Revision + 1));
        }

        return new DeviceDecision(next with { Owes = owes.ToImmutable() }, events.ToImmutable());
    }

    /// <summary>The same with what a person said to the alarms it ended, for their cases.</summary>
    public DeviceDecision Saying(string note) => this with
    {
        Next = Next with { Owes = [.. Next.Owes.Select(owed => owed is OwedHazard { Hazard: { Cleared: true, By: not null } hazard } told ? told with { Hazard = hazard with { Note = note } } : owed)] },
    };

    private static CardEvent Tell(string device, DeviceState state, AlarmState alarm, DateTimeOffset now) => new(
        now,
        $"alarm-{StoredName.Of(alarm.Status)}",
        state.Area,
        new JsonObject
        {
            ["device"] = device,
            ["name"] = state.Name ?? device,
            ["rule"] = alarm.Rule,
            ["episode"] = alarm.Episode,
            ["severity"] = StoredName.Of(alarm.Severity),
            ["hazard"] = alarm.Hazard,
            ["value"] = alarm.Value,
            ["building"] = state.Building,
        });
}
