using System.Collections.Concurrent;
using Twin.Simulation;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// How late the steps of cases' clocks come. When each is due follows from the moment of the dispatch, which the twin
/// tells; it has fired when the step's event is seen.
/// </summary>
/// <param name="limit">All the time a case has.</param>
internal sealed class StepLateness(TimeSpan limit)
{
    private const string Warned = "case-warned";
    private const string Escalated = "case-escalated";

    /// <summary>The shares of the time after which a case takes a step, in their order.</summary>
    private static readonly double[] Shares = [0.75, 1, 1.5];

    private readonly ConcurrentDictionary<string, Clock> _clocks = new(StringComparer.Ordinal);
    private int _steps;
    private int _strange;

    public LatencyHistogram Lateness { get; } = new();

    public int Steps => _steps;

    /// <summary>Steps that came before their time, or beyond the last.</summary>
    public int Strange => _strange;

    public int Dispatched => _clocks.Values.Count(static clock => clock.At is not null);

    public static int StepsEach => Shares.Length;

    public void Expect(string @case) => _clocks[@case] = new Clock();

    public void Take(SeenEvent happened)
    {
        if (!_clocks.TryGetValue(happened.Id, out var clock))
        {
            return;
        }

        switch (happened.Type)
        {
            case Dispatches.Type:
                clock.At = happened.At;
                break;
            case Warned or Escalated:
                Take(clock);
                break;
        }
    }

    private void Take(Clock clock)
    {
        var late = clock.Steps < Shares.Length && clock.At is { } dispatched
            ? TimeProvider.System.GetUtcNow() - (dispatched + (limit * Shares[clock.Steps]))
            : TimeSpan.MinValue;
        if (late < TimeSpan.Zero)
        {
            _strange++;
            return;
        }

        clock.Steps++;
        _steps++;
        Lateness.Record(late);
    }

    private sealed class Clock
    {
        public DateTimeOffset? At { get; set; }

        public int Steps { get; set; }
    }
}
