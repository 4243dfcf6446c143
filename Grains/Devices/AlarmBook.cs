using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>The alarms of a device: raised › acknowledged › cleared, and a new episode when raised again.</summary>
internal sealed record AlarmBook
{
    public static AlarmBook Empty { get; } = new();

    /// <summary>The latest episode of each rule that ever raised one.</summary>
    public ImmutableArray<AlarmState> Latest { get; init; } = [];

    public AlarmState? Find(string rule)
    {
        foreach (var alarm in Latest)
        {
            if (alarm.Rule == rule)
            {
                return alarm;
            }
        }

        return null;
    }

    public bool IsOpen(string rule) => Find(rule) is { IsOpen: true };

    /// <summary>Starts the rule's next episode, unless one is open.</summary>
    public AlarmBook Raise(string rule, Severity severity, string? hazard, double value, DateTimeOffset at) =>
        Raise(new AlarmState { Rule = rule, Episode = 0, Severity = severity, Hazard = hazard, Value = value, RaisedAt = at });

    /// <summary>Starts the next episode of the alarm's rule, unless one is open.</summary>
    /// <param name="alarm">As it is to be, whatever its episode.</param>
    public AlarmBook Raise(AlarmState alarm)
    {
        var last = Find(alarm.Rule);
        if (last is { IsOpen: true })
        {
            return this;
        }

        var raised = alarm with { Episode = (last?.Episode ?? 0) + 1 };
        return this with { Latest = last is null ? Latest.Add(raised) : Latest.Replace(last, raised) };
    }

    /// <summary>Ends the open episode, if there is one.</summary>
    public AlarmBook Clear(string rule, DateTimeOffset at) => Find(rule) is { IsOpen: true } open
        ? Replace(open, open with { Status = AlarmStatus.Cleared, ClearedAt = at })
        : this;

    /// <summary>Ends the open episode by a person's word.</summary>
    /// <param name="judgedTo">The newest the device has said of it, by its own time; null for an event's alarm, which knows by itself.</param>
    public AlarmBook ClearBy(string by, string rule, DateTimeOffset? judgedTo, DateTimeOffset at) => Find(rule) is { IsOpen: true } open
        ? Replace(open, open with { Status = AlarmStatus.Cleared, ClearedAt = at, ClearedBy = by, JudgedTo = judgedTo ?? open.RaisedAt + (at - (open.ArrivedAt ?? at)) })
        : this;

    /// <summary>Ends what ends by itself by now.</summary>
    public AlarmBook Expire(DateTimeOffset now) => Latest
        .Where(alarm => alarm.IsOpen && alarm.ExpiresAt <= now)
        .Aggregate(this, (book, alarm) => book.Replace(
            alarm, alarm with { Status = AlarmStatus.Cleared, ClearedAt = alarm.ExpiresAt, JudgedTo = alarm.RaisedAt + (alarm.ExpiresAt!.Value - alarm.ArrivedAt!.Value) }));

    /// <summary>When the next open alarm ends by itself; null when none does.</summary>
    [JsonIgnore]
    public DateTimeOffset? Due => Latest.Where(alarm => alarm.IsOpen).Min(alarm => alarm.ExpiresAt);

    /// <summary>A person has seen it; no change unless it is raised.</summary>
    public AlarmBook Acknowledge(string rule, string by, DateTimeOffset at) => Find(rule) is { Status: AlarmStatus.Raised } raised
        ? Replace(raised, raised with { Status = AlarmStatus.Acknowledged, AcknowledgedBy = by, AcknowledgedAt = at })
        : this;

    /// <summary>Ends what no rule of the profile could end any more.</summary>
    public AlarmBook ClearWithoutRule(CompiledProfile profile, DateTimeOffset at) => Latest
        .Where(alarm => alarm.IsOpen && alarm.Rule != SilenceRule.Id && !CareRule.Ids.Contains(alarm.Rule) && !profile.HasRule(alarm.Rule))
        .Aggregate(this, (book, alarm) => book.Clear(alarm.Rule, at));

    /// <summary>As it was, as far as the latest episodes tell.</summary>
    public AlarmBook AsOf(DateTimeOffset at) => this with
    {
        Latest =
        [
            .. Latest.Where(alarm => alarm.RaisedAt <= at).Select(alarm => alarm with
            {
                Status = alarm.ClearedAt <= at ? AlarmStatus.Cleared : alarm.AcknowledgedAt <= at ? AlarmStatus.Acknowledged : AlarmStatus.Raised,
                AcknowledgedAt = alarm.AcknowledgedAt <= at ? alarm.AcknowledgedAt : null,
                AcknowledgedBy = alarm.AcknowledgedAt <= at ? alarm.AcknowledgedBy : null,
                ClearedAt = alarm.ClearedAt <= at ? alarm.ClearedAt : null,
                ClearedBy = alarm.ClearedAt <= at ? alarm.ClearedBy : null,
            }),
        ],
    };

    /// <summary>The alarms that differ from an earlier book of the same device.</summary>
    public IEnumerable<AlarmState> ChangedSince(AlarmBook earlier) =>
        Latest.Where(alarm => !ReferenceEquals(alarm, earlier.Find(alarm.Rule)));

    public AlarmBook Replace(AlarmState old, AlarmState changed) => this with { Latest = Latest.Replace(old, changed) };
}
