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
        foreach (var dialect in DialectMessage.All.Keys)
        {
            var message = new PublisherOptions(twin.Port, twin.DeviceFile, options.Seconds, options.InFlight, Dialect: dialect);
            await Comparison.RunAsync($"{dialect}, {Rules} rules", bare, twin, message, options, report);
        }
    }
}
