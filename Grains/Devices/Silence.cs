namespace Twin.Devices;

/// <summary>What is known of a device's silence.</summary>
internal sealed record Silence
{
    /// <summary>Reports may come a little late, and each check of a device that was heard is a write.</summary>
    private static readonly TimeSpan LeastCheck = TimeSpan.FromMinutes(5);

    /// <summary>How long devices may need to find us again after a restart.</summary>
    private static readonly TimeSpan StartGrace = TimeSpan.FromHours(1);

    /// <summary>True from the moment it is shown as silent to its next message.</summary>
    public bool Shown { get; init; }

    /// <summary>When it could next become silent, or its silence an alarm.</summary>
    public DateTimeOffset? CheckAt { get; init; }

    /// <summary>Set when we were not there to hear it: silence counts from here.</summary>
    public DateTimeOffset? ListeningSince { get; init; }

    /// <summary>The device was heard at a time.</summary>
    public static Silence HeardAt(DateTimeOffset at, CompiledProfile profile) =>
        new() { CheckAt = at + Longer(profile.Profile.Interval * profile.Silence.ShownAfter, LeastCheck) };

    /// <summary>Looks at the clock.</summary>
    /// <param name="lastSeen">When its newest message arrived; a device that never sent one is not installed yet.</param>
    /// <param name="siloStart">A report that was due while no silo was up was not missed by the device.</param>
    /// <returns>What is known now, and whether the silence is an alarm.</returns>
    public (Silence Next, bool Alarm) Judge(CompiledProfile profile, DateTimeOffset? lastSeen, DateTimeOffset siloStart, DateTimeOffset now)
    {
        if (lastSeen is not { } heard)
        {
            return (HeardAt(now, profile), false);
        }

        var interval = profile.Profile.Interval;
        var grace = interval < StartGrace ? interval : StartGrace;
        var since = siloStart > CheckAt - grace ? siloStart : ListeningSince;
        heard = since > heard ? since.Value : heard;
        var alarmAt = heard + (interval * profile.Silence.AlarmAfter);
        if (now >= alarmAt)
        {
            return (this with { Shown = true, CheckAt = null, ListeningSince = since }, true);
        }

        if (Shown || now >= heard + (interval * profile.Silence.ShownAfter))
        {
            return (this with { Shown = true, CheckAt = alarmAt, ListeningSince = since }, false);
        }

        var next = HeardAt(heard, profile);
        return (next with { CheckAt = next.CheckAt > now ? next.CheckAt : now + LeastCheck, ListeningSince = since }, false);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
