using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>Notes the alarms of one rule while it is tried.</summary>
internal sealed class TriedAlarms(string rule)
{
    private readonly List<TriedAlarm> _alarms = [];

    public AlarmBook Alarms { get; private set; } = AlarmBook.Empty;

    public void Take(AlarmBook next)
    {
        if (next.Find(rule) is { } alarm && !ReferenceEquals(alarm, Alarms.Find(rule)))
        {
            var tried = new TriedAlarm(alarm.RaisedAt, alarm.Value, alarm.ClearedAt);
            if (alarm.Episode > _alarms.Count)
            {
                _alarms.Add(tried);
            }
            else
            {
                _alarms[^1] = tried;
            }
        }

        Alarms = next;
    }

    public RuleTrialResult ToResult(int judged, bool truncated, int most) => new(_alarms.Count, [.. _alarms.Take(most)], judged, truncated);
}
