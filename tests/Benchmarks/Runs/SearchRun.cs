using System.Diagnostics;
using System.Globalization;
using Twin.Benchmarks.Searching;
using Twin.Fixtures;
using Twin.Simulation;

namespace Twin.Benchmarks.Runs;

/// <summary>How long a search of a loaded district takes at the gateway, each form of query within scopes of growing size.</summary>
internal static class SearchRun
{
    private const string Password = "a-password-for-benchmarks-only";
    private const int WarmUp = 20;
    private const int LikeQueries = 10;

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var loaded = await LoadedTwin.StartAsync(options, report);
        await loaded.FillAsync(options, report);
        using var admin = await loaded.Twin.SignInAsAdmin();
        var forms = new QueryForms(loaded.District.Population).All;
        foreach (var (scope, area) in loaded.District.Scopes)
        {
            await admin.ImportAll($$"""{"kind":"account","id":"sees-{{area}}","role":"supervisor","areas":["{{area}}"],"password":"{{Password}}"}""");
            using var caller = await loaded.Twin.SignIn($"sees-{area}", Password);
            foreach (var form in forms)
            {
                TimeSpan? like = form.LikeText is null ? null : await LikeAsync(loaded, form.LikeText, area);
                await AddAsync(options, report, caller, form, scope, like);
            }
        }
    }

    private static async Task AddAsync(BenchmarkOptions options, Report report, TwinApi caller, QueryForms.Form form, string scope, TimeSpan? like)
    {
        var latency = new LatencyHistogram();
        var (found, many) = (0L, 0);
        for (var nth = -WarmUp; nth < options.Queries; nth++)
        {
            var path = $"/api/v1/search?q={Uri.EscapeDataString(form.Text(nth + WarmUp))}&limit=20";
            var started = Stopwatch.GetTimestamp();
            var total = (await caller.Get(path)).GetProperty("total").GetInt32();
            if (nth >= 0)
            {
                latency.Record(started);
                found += total;
                many += total > 1_000 ? 1 : 0;
            }
        }

        var quantiles = latency.Quantiles(0.5, 0.99);
        var ratio = like is { } scan ? string.Create(CultureInfo.InvariantCulture, $"; LIKE {scan.TotalMilliseconds:N0} ms = {scan / quantiles[0]:N0} ×") : string.Empty;
        report.Add(
            $"{form.Name} within {scope} on {options.Engine}",
            $"p50 {quantiles[0].TotalMilliseconds:0.0} ms, p99 {quantiles[1].TotalMilliseconds:0.0} ms ({found / options.Queries:N0} found on average, {many} × over 1,000){ratio}",
            "p99 ≤ 25 ms");
    }

    /// <summary>The same rows with <c>LIKE</c>, counted as far as the twin counts; the middle one of several, at the database.</summary>
    private static async Task<TimeSpan> LikeAsync(LoadedTwin loaded, Func<int, string> text, string area)
    {
        await using var connection = await loaded.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM (SELECT 1 FROM card WHERE title LIKE @text AND area LIKE @area LIMIT 1001) AS counted";
        var (textParameter, areaParameter) = (command.CreateParameter(), command.CreateParameter());
        (textParameter.ParameterName, areaParameter.ParameterName, areaParameter.Value) = ("text", "area", area + "%");
        command.Parameters.Add(textParameter);
        command.Parameters.Add(areaParameter);
        var times = new List<TimeSpan>();
        for (var nth = 0; nth < LikeQueries; nth++)
        {
            textParameter.Value = text(nth);
            var started = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times.Order().ElementAt(LikeQueries / 2);
    }
}
