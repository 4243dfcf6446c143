using System.Diagnostics;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// What a great many open cases cost while none of them is due, and how late the steps of others come that are due one
/// after the other beside them. All are opened through their grains, and dispatched and delivered to workers.
/// </summary>
internal static class DueRun
{
    private const int CasesPerWorker = 100;
    private const string Resting = "resting";
    private const string Stepping = "stepping";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-").FullName;
        await using var database = await DatabaseUnderTest.StartAsync(options, directory);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Twin"] = database.ConnectionString,
            [$"Twin:Cases:Policies:{Resting}:SignWithin"] = "20.00:00:00",
            [$"Twin:Cases:Policies:{Resting}:ResolveWithin"] = "30.00:00:00",
            [$"Twin:Cases:Policies:{Stepping}:SignWithin"] = "20.00:00:00",
            [$"Twin:Cases:Policies:{Stepping}:ResolveWithin"] = Limit.ToString(),
        };
        await using var twin = await TwinHost.Start(settings, dataDirectory: directory);
        var grids = new WorkedGrids(twin, options.Cases / CasesPerWorker);
        await grids.LoadAsync();
        var alone = await RestAsync(database);

        var started = Stopwatch.GetTimestamp();
        await grids.OpenAsync(Resting, options.Cases);
        report.Add($"cases opened, dispatched and delivered through grains on {options.Engine}", $"{options.Cases / Stopwatch.GetElapsedTime(started).TotalSeconds:N0}/s");
        var loaded = await RestAsync(database);
        report.Add(
            $"at rest with {options.Cases:N0} open cases on {options.Engine}, everything in one process",
            $"{loaded.Twin:0.00%} of a core, database server {loaded.Server:0.00%} (without cases {alone.Twin:0.00%}, {alone.Server:0.00%})",
            "< 2 % for the cases");

        using var admin = await twin.SignInAsAdmin();
        var lateness = new StepLateness(Limit);
        await using var live = await LiveEvents.StartAsync(admin, lateness.Take);
        var cases = (int)(Opening.TotalSeconds * options.AlarmRate);
        var opened = await OpenAsync(options, grids, lateness, cases);
        var last = Stopwatch.GetTimestamp();
        while (lateness.Steps < cases * StepLateness.StepsEach && Stopwatch.GetElapsedTime(last) < (Limit * 1.5) + Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        var quantiles = lateness.Lateness.Quantiles(0.5, 0.99, 1);
        report.Add(
            $"lateness of {cases * StepLateness.StepsEach:N0} steps, {opened:0}/s one after the other, {options.Engine}",
            $"p50 {quantiles[0].TotalMilliseconds:N0} ms, p99 {quantiles[1].TotalMilliseconds:N0} ms, worst {quantiles[2].TotalMilliseconds:N0} ms ({lateness.Steps:N0} seen, {lateness.Strange} out of turn, {lateness.Dispatched:N0} cases)",
            "≤ 2 s");
    }

    /// <summary>What share of a core is used while nothing happens.</summary>
    private static async Task<(double Twin, double Server)> RestAsync(IDatabaseUnderTest database)
    {
        await Task.Delay(Settling);
        GC.Collect();
        var (twin, server, started) = (Environment.CpuUsage.TotalTime, await database.CpuAsync(), Stopwatch.GetTimestamp());
        await Task.Delay(AtRest);
        var took = Stopwatch.GetElapsedTime(started);
        return ((Environment.CpuUsage.TotalTime - twin) / took, (await database.CpuAsync() - server) / took);
    }

    private static async Task<double> OpenAsync(BenchmarkOptions options, WorkedGrids grids, StepLateness lateness, int cases)
    {
        var started = Stopwatch.GetTimestamp();
        var opening = new List<Task>();
        for (var number = 0; number < cases; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / options.AlarmRate) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            lateness.Expect(WorkedGrids.IdOf(Stepping, number));
            opening.Add(grids.OpenAsync(Stepping, number, CancellationToken.None));
        }

        await Task.WhenAll(opening);
        return cases / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
