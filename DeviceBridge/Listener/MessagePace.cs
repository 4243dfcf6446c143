using System.Runtime.InteropServices;

namespace Twin.Devices.Listener;

/// <summary>How fast messages of one connection are taken in: a second's worth at once, then evenly. One message at a time.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MessagePace
{
    private static readonly TimeSpan SayAgainAfter = TimeSpan.FromMinutes(1);

    private long _due;
    private long _said;

    /// <returns>How long the next message is to wait; zero for not at all.</returns>
    public TimeSpan Next(int perSecond, TimeProvider time)
    {
        var now = time.GetTimestamp();
        _due = Math.Max(_due, now - time.TimestampFrequency) + (time.TimestampFrequency / perSecond);
        return _due > now ? time.GetElapsedTime(now, _due) : TimeSpan.Zero;
    }

    /// <returns>True at most once a minute.</returns>
    public bool IsWorthSaying(TimeProvider time)
    {
        var now = time.GetTimestamp();
        if (_said != 0 && time.GetElapsedTime(_said, now) < SayAgainAfter)
        {
            return false;
        }

        _said = now;
        return true;
    }
}
