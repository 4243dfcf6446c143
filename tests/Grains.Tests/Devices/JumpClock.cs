namespace Twin.Grains.Tests.Devices;

/// <summary>
/// A clock that stands until it is told to jump. A timer that comes due meanwhile fires once, as after a pause of the
/// machine: one that ticked through every second of it would have each loop of the silo work through hours.
/// </summary>
internal sealed class JumpClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<Timer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        Timer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.IsDue(_now)).OrderBy(timer => timer.DueAt)];
            foreach (var timer in due)
            {
                timer.Next(_now);
            }
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(JumpClock clock, Action callback) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? DueAt { get; private set; }

        public bool IsDue(DateTimeOffset now) => DueAt <= now;

        public void Next(DateTimeOffset now) => DueAt = _period > TimeSpan.Zero ? now + _period : null;

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool fires;
            lock (clock._lock)
            {
                clock._timers.Add(this);
                _period = period;
                DueAt = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                fires = IsDue(clock._now);
                if (fires)
                {
                    Next(clock._now);
                }
            }

            if (fires)
            {
                callback();
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
