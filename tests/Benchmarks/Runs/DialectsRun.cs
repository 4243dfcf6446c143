using System.Net.Http.Json;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;

namespace Twin.Benchmarks.Runs;

/// <summary>The ratio of <see cref="IngestRun"/> for each dialect, with a profile of 50 rules.</summary>
internal static class DialectsRun
{
    private const int Rules = 50;

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var bare = await BareServerProcess.StartAsync();
        await using var twin = await TwinUnderTest.StartAsync(options, new BenchmarkCommunity(options.Connections, alarms: 0, Rules));
        await SaveMappingAsync(twin);
        foreach (var dialect in DialectMessage.All.Keys.Where(name => name.StartsWith(options.Dialect ?? string.Empty, StringComparison.Ordinal)))
        {
            var message = new PublisherOptions(twin.Port, twin.DeviceFile, options.Seconds, options.InFlight, Dialect: dialect);
            await Comparison.RunAsync($"{dialect}, {Rules} rules", bare, twin, message, options, report);
        }
    }

    /// <summary>It is in force long before its turn comes.</summary>
    private static async Task SaveMappingAsync(TwinUnderTest twin)
    {
        var mapping = new
        {
            name = "盒子",
            topic = "box/{device}/up",
            script = "function map(m) { const j = m.json; return { values: { 'smoke.obscuration': j.s / 1000, 'ambient.temp': j.t, battery: j.b } }; }",
        };
        using var answer = await twin.Api.Http.PutAsJsonAsync("/api/v1/mappings/box", mapping);
        answer.EnsureSuccessStatusCode();
    }
}
