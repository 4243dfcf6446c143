using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;

namespace Twin.Benchmarks.Runs;

/// <summary>How much the twin takes in, against the bare MQTT server with the same publishers in the same run.</summary>
internal static class IngestRun
{
    private const int PointsPerMessage = 3;

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var bare = await BareServerProcess.StartAsync();
        await using var twin = await TwinUnderTest.StartAsync(options, new BenchmarkCommunity(options.Connections, alarms: 0));
        var sizeBefore = await twin.SizeAsync();
        var message = new PublisherOptions(twin.Port, twin.DeviceFile, options.Seconds, options.InFlight);
        var points = PointsPerMessage * await Comparison.RunAsync("ingest", bare, twin, message, options, report);
        report.Add("bytes a stored data point", $"{(await twin.SizeAsync() - sizeBefore) / (double)points:0.0} ({points:N0} points)", "≤ 40");
    }
}
