using System.Collections.Concurrent;
using System.Diagnostics;
using Twin.Simulation;

namespace Twin.Benchmarks.Runs;

/// <summary>Holds each alarm that was published against the pushes of its case to the workers.</summary>
internal sealed class AlarmPushes
{
    private readonly ConcurrentDictionary<(string Building, string Kind), Alarm> _alarms = [];
    private int _strange;
    private int _repeated;

    /// <summary>From PUBLISH to the push, of those alarms that count.</summary>
    public LatencyHistogram Latency { get; } = new();

    public int Sent => _alarms.Count;

    public int Lost => _alarms.Values.Count(static alarm => alarm.Pushes == 0);

    /// <summary>Pushed more than once, or pushed without an alarm.</summary>
    public int Doubled => _alarms.Values.Sum(static alarm => Math.Max(0, alarm.Pushes - 1)) + _strange;

    /// <summary>Sent again because the connection had ended without an acknowledgement.</summary>
    public int Repeated => _repeated;

    public void Repeat() => Interlocked.Increment(ref _repeated);

    /// <param name="counts">False while the twin warms up.</param>
    public void Publish(string building, string kind, bool counts) => _alarms[(building, kind)] = new Alarm(Stopwatch.GetTimestamp(), counts);

    /// <param name="worker">Whose stream it came on.</param>
    public void Take(string worker, SeenEvent happened)
    {
        if (happened.Type != Dispatches.Type)
        {
            return;
        }

        var (building, kind) = (happened.Data.GetProperty("building").GetString()!, happened.Data.GetProperty("category").GetString()!);
        if (happened.Data.GetProperty("assignee").GetString() != worker || !_alarms.TryGetValue((building, kind), out var alarm))
        {
            Interlocked.Increment(ref _strange);
        }
        else if (alarm.Push() == 1 && alarm.Counts)
        {
            Latency.Record(Stopwatch.GetElapsedTime(alarm.Sent, happened.Seen));
        }
    }

    private sealed class Alarm(long sent, bool counts)
    {
        private int _pushes;

        public long Sent => sent;

        public bool Counts => counts;

        public int Pushes => _pushes;

        public int Push() => Interlocked.Increment(ref _pushes);
    }
}
