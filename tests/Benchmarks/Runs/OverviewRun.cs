using System.Diagnostics;
using Twin.Benchmarks.Searching;
using Twin.Fixtures;
using Twin.Simulation;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// How long the overview of a loaded district takes at the gateway, while nothing changes in it and while much does. The
/// counts are kept by the database's own triggers, those of the copies too.
/// </summary>
internal static class OverviewRun
{
    private const string Password = "a-password-for-benchmarks-only";
    private const string Category = "electric";
    private const int Grids = 200;
    private const int Cases = 2_000;
    private const int ChangesPerSecond = 200;
    private const int WarmUp = 50;

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var loaded = await LoadedTwin.StartAsync(options, report);
        var grids = new WorkedGrids(loaded.Twin, Grids);
        await grids.LoadAsync();
        await grids.OpenAsync(Category, Cases);
        await loaded.FillAsync(options, report);
        using var admin = await loaded.Twin.SignInAsAdmin();
        foreach (var (scope, area) in loaded.District.Scopes)
        {
            await admin.ImportAll($$"""{"kind":"account","id":"sees-{{area}}","role":"supervisor","areas":["{{area}}"],"password":"{{Password}}"}""");
            using var caller = await loaded.Twin.SignIn($"sees-{area}", Password);
            report.Add($"people in {scope}", $"{await PeopleAsync(caller, area):N0}, and {await CountAsync(loaded, area):N0} when the cards are counted");
            await AddAsync(options, report, caller, area, $"overview of {scope} on {options.Engine}");
            using var stopping = new CancellationTokenSource();
            var changing = ChangeAsync(grids, stopping.Token);
            await AddAsync(options, report, caller, area, $"the same while {ChangesPerSecond} objects a second change");
            await stopping.CancelAsync();
            await changing;
        }
    }

    private static async Task AddAsync(BenchmarkOptions options, Report report, TwinApi caller, string area, string what)
    {
        var latency = new LatencyHistogram();
        for (var nth = -WarmUp; nth < options.Queries; nth++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await caller.Http.GetAsync($"/api/v1/areas/{area}/overview");
            answer.EnsureSuccessStatusCode();
            if (nth >= 0)
            {
                latency.Record(started);
            }
        }

        var quantiles = latency.Quantiles(0.5, 0.99, 1);
        report.Add(what, $"p50 {quantiles[0].TotalMilliseconds:0.0} ms, p99 {quantiles[1].TotalMilliseconds:0.0} ms, worst {quantiles[2].TotalMilliseconds:0.0} ms", "p99 ≤ 20 ms");
    }

    private static async Task<long> PeopleAsync(TwinApi caller, string area) =>
        (await caller.Get($"/api/v1/areas/{area}/overview")).GetProperty("objects").EnumerateArray()
            .Single(static kind => kind.GetProperty("value").GetString() == "person").GetProperty("count").GetInt64();

    private static async Task<long> CountAsync(LoadedTwin loaded, string area)
    {
        await using var connection = await loaded.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM card WHERE kind = 'person' AND area LIKE '{area}%'";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ChangeAsync(WorkedGrids grids, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ChangesPerSecond));
        for (var change = 0; !stopping.IsCancellationRequested; change++)
        {
            await grids.SetDutyAsync(change, onDuty: change / Grids % 2 == 1, CancellationToken.None);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
