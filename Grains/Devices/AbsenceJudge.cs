namespace Twin.Devices;

/// <summary>What it means that nothing comes of a metric.</summary>
internal static class AbsenceJudge
{
    /// <summary>How long devices may need to find us again after a restart.</summary>
    private static readonly TimeSpan StartGrace = TimeSpan.FromHours(1);

    /// <summary>Looks at the clock.</summary>
    /// <param name="listeningSince">What was due just before or after this was not missed by the device.</param>
    /// <param name="backSince">When what the device is heard through came back: its time counts from there; null when it was never away.</param>
    public static AlarmBook Missed(LiveReadings live, AlarmBook alarms, DateTimeOffset listeningSince, DateTimeOffset? backSince, DateTimeOffset now)
    {
        foreach (var rule in live.Profile.Absences)
        {
            if (!alarms.IsOpen(rule.Id) && live.HeardOf(rule.Metric) is { } last && now >= DueAt(rule, backSince > last ? backSince.Value : last, listeningSince)
                && rule.Schedule?.IsOn(now, live.Profile.AwayUntil) != false)
            {
                alarms = alarms.Raise(new AlarmState
                {
                    Rule = rule.Id,
                    Episode = 0,
                    Severity = rule.Severity,
                    Hazard = rule.Hazard,
                    Value = (now - last).TotalSeconds,
                    RaisedAt = now,
                    JudgedTo = live.LastOf(rule.Metric),
                });
            }
        }

        return alarms;
    }

    /// <summary>Ends the alarms of metrics that have come again.</summary>
    public static AlarmBook Heard(LiveReadings live, AlarmBook alarms, DateTimeOffset now)
    {
        foreach (var rule in live.Profile.Absences)
        {
            if (alarms.Find(rule.Id) is { IsOpen: true } open && live.LastOf(rule.Metric) > open.JudgedTo)
            {
                alarms = alarms.Clear(rule.Id, now);
            }
        }

        return alarms;
    }

    /// <summary>When the next of them could be raised; null when none could.</summary>
    public static DateTimeOffset? NextDue(LiveReadings live, AlarmBook alarms, DateTimeOffset listeningSince)
    {
        DateTimeOffset? next = null;
        foreach (var rule in live.Profile.Absences)
        {
            if (!alarms.IsOpen(rule.Id) && live.HeardOf(rule.Metric) is { } last && DueAt(rule, last, listeningSince) is var due && !(next <= due))
            {
                next = due;
            }
        }

        return next;
    }

    private static DateTimeOffset DueAt(AbsenceRule rule, DateTimeOffset last, DateTimeOffset listeningSince)
    {
        var grace = rule.After < StartGrace ? rule.After : StartGrace;
        return (listeningSince > last + rule.After - grace ? listeningSince : last) + rule.After;
    }
}
