using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>How they come up again from history, which holds what came late beside what was judged.</summary>
internal sealed partial class LiveReadings
{
    /// <summary>
    /// Marks those of which nothing is news and something is older than what is known, so that they are not judged when the device
    /// comes up again either.
    /// </summary>
    /// <returns>The same messages when none is late, as is usual.</returns>
    public ImmutableArray<Telemetry> MarkLate(ImmutableArray<Telemetry> messages)
    {
        Span<long> newest = stackalloc long[MaxMetrics];
        for (var metric = 0; metric < _slots.Length; metric++)
        {
            newest[metric] = _slots[metric].At;
        }

        ImmutableArray<Telemetry>.Builder? marked = null;
        for (var i = 0; i < messages.Length; i++)
        {
            var at = DeviceTime.Of(messages[i].At);
            var (isNews, isOlder) = (false, false);
            foreach (var reading in messages[i].Readings)
            {
                if (IndexOf(reading.Metric) is >= 0 and var metric)
                {
                    isNews |= at > newest[metric];
                    isOlder |= at < newest[metric];
                    newest[metric] = Math.Max(newest[metric], at);
                }

                if (isNews && i == messages.Length - 1)
                {
                    break;
                }
            }

            if (isOlder && !isNews)
            {
                marked ??= messages.ToBuilder();
                marked[i] = messages[i] with { Late = true };
            }
        }

        return marked?.MoveToImmutable() ?? messages;
    }

    /// <summary>
    /// Comes up again from what was stored and the newest messages, oldest first. Every decision but the last was
    /// stored before the next message was taken in, so only a metric's newest reading can still make one: the raise or
    /// clear that a crash left between history and state. Older ones only bring the rules to where they were, and those
    /// that were late when they came not even that.
    /// </summary>
    public static (LiveReadings Live, AlarmBook Alarms) Rebuild(
        CompiledProfile profile, DeviceState state, ImmutableArray<Telemetry> newest, DateTimeOffset now)
    {
        var live = new LiveReadings(profile) { LastSeen = state.LastSeen };
        var alarms = live.Replay(newest, state.Alarms);
        live.Fill(state.Values);
        if (!newest.IsEmpty)
        {
            var arrived = newest[^1].At < now ? newest[^1].At : now;
            live.LastSeen = live.LastSeen > arrived ? live.LastSeen : arrived;
        }

        return (live, alarms);
    }

    private AlarmBook Replay(ImmutableArray<Telemetry> messages, AlarmBook alarms)
    {
        Span<long> newest = stackalloc long[MaxMetrics];
        newest.Clear();
        messages = messages.RemoveAll(message => message.Late);
        foreach (var message in messages)
        {
            var at = DeviceTime.Of(message.At);
            foreach (var reading in message.Readings)
            {
                if (FindOrAdd(reading.Metric) is >= 0 and var metric)
                {
                    newest[metric] = Math.Max(newest[metric], at);
                }
            }
        }

        foreach (var message in messages)
        {
            alarms = Judge(message, alarms, newest);
        }

        return alarms;
    }
}
