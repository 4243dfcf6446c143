namespace Twin.Cases;

/// <summary>
/// The time a case has to be resolved. It starts at the first dispatch, stands still while the case is suspended or
/// waits for a supervisor, and goes on with what is left.
/// </summary>
/// <param name="Allowed">All the time it has.</param>
/// <param name="Working">True when working hours count.</param>
/// <param name="Used">Time used before it was last started.</param>
/// <param name="RunsSince">When it was last started; null while it stands still.</param>
public sealed record CaseClock(TimeSpan Allowed, bool Working, TimeSpan Used, DateTimeOffset? RunsSince)
{
    public static CaseClock Start(TimeSpan allowed, bool working, DateTimeOffset now) => new(allowed, working, TimeSpan.Zero, now);

    public CaseClock Stop(WorkCalendar calendar, DateTimeOffset now) =>
        RunsSince is { } since ? this with { Used = Used + Between(calendar, since, now), RunsSince = null } : this;

    public CaseClock Resume(DateTimeOffset now) => RunsSince is null ? this with { RunsSince = now } : this;

    /// <summary>The same clock with its end at another moment.</summary>
    public CaseClock EndAt(WorkCalendar calendar, DateTimeOffset end, DateTimeOffset now) =>
        this with { Allowed = Used + Between(calendar, RunsSince ?? now, end) };

    /// <summary>The same clock with another allowance: the time used stays used.</summary>
    public CaseClock Allow(TimeSpan allowed, bool working) => this with { Allowed = allowed, Working = working };

    /// <summary>When so much of the time will be gone; null while the clock stands still.</summary>
    /// <param name="share">1 for all of it.</param>
    public DateTimeOffset? MomentOf(double share, WorkCalendar calendar)
    {
        if (RunsSince is not { } since)
        {
            return null;
        }

        var left = (Allowed * share) - Used;
        return left <= TimeSpan.Zero ? since : Working ? calendar.Add(since, left) : since + left;
    }

    private TimeSpan Between(WorkCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        to <= from ? TimeSpan.Zero : Working ? calendar.Between(from, to) : to - from;
}
