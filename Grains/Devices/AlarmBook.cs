using System.Collections.Immutable;

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
    public AlarmBook Raise(string rule, Severity severity, string? hazard, double value, DateTimeOffset at)
    {
        var last = Find(rule);
        if (last is { IsOpen: true })
        {
            return this;
        }

        var raised = new AlarmState { Rule = rule, Episode = (last?.Episode ?? 0) + 1, Severity = severity, Hazard = hazard, Value = value, RaisedAt = at };
        return this with { Latest = last is null ? Latest.Add(raised) : Latest.Replace(last, raised) };
    }

    /// <summary>Ends the open episode, if there is one.</summary>
    public AlarmBook Clear(string rule, DateTimeOffset at) => Find(rule) is { IsOpen: true } open
        ? Replace(open, open with { Status = AlarmStatus.Cleared, ClearedAt = at })
        : this;

    /// <summary>A person has seen it; no change unless it is raised.</summary>
    public AlarmBook Acknowledge(string rule, string by, DateTimeOffset at) => Find(rule) is { Status: AlarmStatus.Raised } raised
        ? Replace(raised, raised with { Status = AlarmStatus.Acknowledged, AcknowledgedBy = by, AcknowledgedAt = at })
        : this;

    /// <summary>Ends what no rule of the profile could end any more.</summary>
    public AlarmBook ClearWithoutRule(CompiledProfile profile, DateTimeOffset at) => Latest
        .Where(alarm => alarm.IsOpen && alarm.Rule != SilenceRule.Id && !profile.HasRule(alarm.Rule))
        .Aggregate(this, (book, alarm) => book.Clear(alarm.Rule, at));

    /// <summary>The alarms that differ from an earlier book of the same device.</summary>
    public IEnumerable<AlarmState> ChangedSince(AlarmBook earlier) =>
        Latest.Where(alarm => !ReferenceEquals(alarm, earlier.Find(alarm.Rule)));

    public AlarmBook Replace(AlarmState old, AlarmState changed) => this with { Latest = Latest.Replace(old, changed) };
}
