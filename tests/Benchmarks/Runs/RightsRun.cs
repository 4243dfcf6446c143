using System.Diagnostics;
using Twin.Benchmarks.Servers;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// What rights and the audit log cost: the same requests to two twins with the same community, one of which judges
/// nobody and keeps no record.
/// </summary>
internal static class RightsRun
{
    private const int People = 500;
    private const int Fires = 50;
    private const int Clients = 16;

    /// <summary>By number and not by time: it takes so many until the hot code is compiled for good, which costs more than what is measured.</summary>
    private const int WarmUp = 20_000;

    /// <summary>Long enough to be counted, short enough for whatever else the machine does to fall on both alike.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(0.5);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var with = await CheckedTwin.StartAsync(options, isChecked: true);
        await using var without = await CheckedTwin.StartAsync(options, isChecked: false);
        foreach (var twin in (CheckedTwin[])[with, without])
        {
            await twin.FillAsync(People, Fires);
        }

        (string What, Func<int, string> Path)[] calls =
        [
            ("GET /people/{id}", number => $"/api/v1/people/p-{number % People}"),
            ("GET /search by name", number => Search(CheckedTwin.NameOf(number % People))),
            ("GET /search by two characters", number => Search(CheckedTwin.NameOf(number % People)[..2])),
            ("GET /cases", number => $"/api/v1/cases?limit={20 + (number % 10)}"),
        ];
        foreach (var (what, path) in calls.Append(("all four in turn", number => calls[number / Clients % calls.Length].Path(number))))
        {
            await WarmUpAsync(with, path);
            await WarmUpAsync(without, path);
            var costs = new List<(Cost With, Cost Without)>();
            for (var slice = 0; slice < options.Rounds * options.Seconds / Slice.TotalSeconds; slice++)
            {
                costs.Add((await MeasureAsync(with, path, Slice), await MeasureAsync(without, path, Slice)));
            }

            var (on, off) = (Middle(costs.Select(cost => cost.With)), Middle(costs.Select(cost => cost.Without)));
            var ratio = Middle(costs.Select(cost => new Cost(cost.With.Rate / cost.Without.Rate, cost.With.Microseconds / cost.Without.Microseconds)));
            report.Add($"{what} with rights and audit, {options.Engine}", $"{on.Rate:N0} requests/s, {on.Microseconds:N0} µs of processor a request");
            report.Add($"{what} without", $"{off.Rate:N0} requests/s, {off.Microseconds:N0} µs of processor a request");
            report.Add($"{what}: with / without", $"{ratio.Rate:0.00} of the requests/s, {ratio.Microseconds:0.00} of the processor", "≥ 0.85");
        }
    }

    private static string Search(string text) => $"/api/v1/search?q={Uri.EscapeDataString(text)}&limit=20";

    private static Task WarmUpAsync(CheckedTwin twin, Func<int, string> path) => Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
    {
        for (var number = client; number < WarmUp; number += Clients)
        {
            using var answer = await twin.Http.GetAsync(path(number));
            answer.EnsureSuccessStatusCode();
        }
    }));

    private static async Task<Cost> MeasureAsync(CheckedTwin twin, Func<int, string> path, TimeSpan time)
    {
        var done = 0;
        var processor = twin.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var number = client; Stopwatch.GetElapsedTime(started) < time; number += Clients)
            {
                using var answer = await twin.Http.GetAsync(path(number));
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref done);
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new Cost(done / elapsed.TotalSeconds, (twin.ProcessorTime - processor).TotalMicroseconds / done);
    }

    /// <summary>Medians: a compiler at work or a neighbour in one turn moves an average by more than what is measured.</summary>
    private static Cost Middle(IEnumerable<Cost> costs)
    {
        var all = costs.ToList();
        return new Cost(Of(cost => cost.Rate), Of(cost => cost.Microseconds));

        double Of(Func<Cost, double> figure) => all.Select(figure).Order().ElementAt(all.Count / 2);
    }

    private readonly record struct Cost(double Rate, double Microseconds);
}
