namespace Twin.Devices;

/// <summary>What is known of a device's silence.</summary>
internal sealed record Silence
{
    /// <summary>Reports may come a little late, and each check of a device that was heard is a write.</summary>
    private static readonly TimeSpan LeastCheck = TimeSpan.FromMinutes(5);

    /// <summary>How long devices may need to find us again after a restart.</summary>
    private static readonly TimeSpan StartGrace = TimeSpan.FromHours(1);

    /// <summary>
    /// The least time between two checks of a device that is heard: they are stored. In between, <see cref="LivenessWatch"/>
    /// looks, and stores nothing.
    /// </summary>
    private static readonly TimeSpan LeastStored = TimeSpan.FromHours(6);

    /// <summary>True from the moment it is shown as silent to its next message.</summary>
    public bool Shown { get; init; }

    /// <summary>When it could next become silent, or its silence an alarm.</summary>
    public DateTimeOffset? CheckAt { get; init; }

    /// <summary>Set when we were not there to hear it: silence counts from here.</summary>
    public DateTimeOffset? ListeningSince { get; init; }

    /// <summary>Set while the connection that the profile asks for is lost.</summary>
    public DateTimeOffset? OfflineSince { get; init; }

    /// <summary>When it was last heard again after a silence or a lost connection.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>As it is stored: a device that is heard is not written again and again.</summary>
    /// <param name="next">When it must be looked at.</param>
    public Silence ToStored(DateTimeOffset? next, DateTimeOffset now) =>
        this with { CheckAt = Shown || OfflineSince is not null || next is null || next > now + LeastStored ? next : now + LeastStored };

    /// <summary>The same, to be looked at by the ways of another profile.</summary>
    public Silence Expecting(CompiledProfile profile, DateTimeOffset now) => ToStored(HeardAt(now, profile).CheckAt, now);

    /// <summary>The device is there again, after a silence or a lost connection.</summary>
    public static Silence Back(DateTimeOffset at, CompiledProfile profile) => HeardAt(at, profile) with { ListeningSince = at, BackAt = at };

    /// <summary>The device was heard at a time.</summary>
    public static Silence HeardAt(DateTimeOffset at, CompiledProfile profile) =>
        new() { CheckAt = at + Longer(profile.Profile.Interval * profile.Silence.ShownAfter, LeastCheck) };

    /// <summary>Looks at the clock.</summary>
    /// <param name="lastSeen">When its newest message arrived; a device that never sent one is not installed yet.</param>
    /// <param name="siloStart">A report that was due while no silo was up was not missed by the device.</param>
    /// <returns>What is known now, and whether the silence is an alarm.</returns>
    public (Silence Next, bool Alarm) Judge(CompiledProfile profile, DateTimeOffset? lastSeen, DateTimeOffset siloStart, DateTimeOffset now)
    {
        if (OfflineSince is { } lost && profile.Silence.OfflineAfter is { } wait)
        {
            return now >= lost + wait
                ? (this with { Shown = true, CheckAt = null }, true)
                : (this with { CheckAt = lost + wait }, false);
        }

        if (lastSeen is not { } heard)
        {
            return (HeardAt(now, profile) with { BackAt = BackAt }, false);
        }

        var interval = profile.Profile.Interval;
        var grace = interval < StartGrace ? interval : StartGrace;
        var expected = Shown ? CheckAt : HeardAt(heard, profile).CheckAt;
        var since = siloStart > expected - grace ? siloStart : ListeningSince;
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
        return (next with { CheckAt = next.CheckAt > now ? next.CheckAt : now + LeastCheck, ListeningSince = since, BackAt = BackAt }, false);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
