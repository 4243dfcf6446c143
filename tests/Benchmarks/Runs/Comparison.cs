using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;

namespace Twin.Benchmarks.Runs;

/// <summary>The twin and the bare MQTT server, in turns, with the same publishers.</summary>
internal static class Comparison
{
    /// <param name="what">Names the ratio.</param>
    /// <param name="message">What is published, and by whom; the port is the server's.</param>
    /// <returns>How many messages the twin took in.</returns>
    public static async Task<long> RunAsync(
        string what, IServerUnderTest bare, IServerUnderTest twin, PublisherOptions message, BenchmarkOptions options, Report report)
    {
        var warmUp = message with { Seconds = options.WarmUp };
        await PublishAsync(bare, warmUp with { Subscribe = false });
        var taken = (await PublishAsync(twin, warmUp)).Result.Total;
        var ofBare = new List<(PublisherResult Result, TimeSpan Used)>();
        var ofTwin = new List<(PublisherResult Result, TimeSpan Used)>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            ofBare.Add(await PublishAsync(bare, message with { Subscribe = false }));
            Add(report, $"{what}, {bare.Name}, round {round}", ofBare[^1]);
            ofTwin.Add(await PublishAsync(twin, message));
            Add(report, $"{what}, {twin.Name}, round {round}", ofTwin[^1]);
        }

        report.Add($"{what}, {twin.Name} / bare", $"{ofTwin.Average(run => run.Result.Rate) / ofBare.Average(run => run.Result.Rate):0.00}", "≥ 0.5");
        report.Add($"{what}, the same by processor time, that of the publisher included", $"{TimeOf(ofBare) / TimeOf(ofTwin):0.00}");
        return taken + ofTwin.Sum(run => run.Result.Total);
    }

    public static async Task<(PublisherResult Result, TimeSpan Used)> PublishAsync(IServerUnderTest server, PublisherOptions message)
    {
        await using var publisher = await PublisherProcess.StartAsync(message with { Port = server.Port });
        return await publisher.MeasureAsync(server);
    }

    private static double TimeOf(List<(PublisherResult Result, TimeSpan Used)> runs) =>
        runs.Sum(run => run.Used.TotalSeconds + run.Result.ProcessorSeconds) / runs.Sum(run => run.Result.Measured);

    private static void Add(Report report, string what, (PublisherResult Result, TimeSpan Used) run)
    {
        var result = run.Result;
        report.Add(
            what,
            $"{result.Rate:N0} messages/s, {run.Used.TotalMicroseconds / result.Measured:0.0} µs of processor a message, PUBACK p50 {result.P50:0.0} ms, p99 {result.P99:0.0} ms");
        if (result.Refused > 0)
        {
            throw new InvalidOperationException($"{what}: {result.Refused} messages were refused.");
        }
    }
}
