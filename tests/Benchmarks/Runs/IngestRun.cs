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
        var ofBare = new List<PublisherResult>();
        var ofTwin = new List<PublisherResult>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            ofBare.Add(await BareAsync(options, bare, twin.DeviceFile));
            Add(report, "bare MQTT server", round, ofBare[^1]);
            ofTwin.Add(await twin.PublishAsync(options));
            Add(report, $"twin on {options.Engine}", round, ofTwin[^1]);
        }

        report.Add("twin / bare", $"{ofTwin.Average(result => result.Rate) / ofBare.Average(result => result.Rate):0.00}", "≥ 0.5");
        var points = ofTwin.Sum(result => result.Total) * PointsPerMessage;
        report.Add("bytes a stored data point", $"{(await twin.SizeAsync() - sizeBefore) / (double)points:0.0} ({points:N0} points)", "≤ 40");
    }

    private static async Task<PublisherResult> BareAsync(BenchmarkOptions options, BareServerProcess bare, string devices)
    {
        await using var publisher = await PublisherProcess.StartAsync(new PublisherOptions(bare.Port, devices, options.Seconds, options.InFlight));
        return await publisher.MeasureAsync();
    }

    private static void Add(Report report, string server, int round, PublisherResult result)
    {
        report.Add($"{server}, round {round}", $"{result.Rate:N0} messages/s, PUBACK p50 {result.P50:0.0} ms, p99 {result.P99:0.0} ms");
        if (result.Refused > 0)
        {
            throw new InvalidOperationException($"{server} refused {result.Refused} messages.");
        }
    }
}
