using System.Diagnostics;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;
using Twin.Simulation;

namespace Twin.Benchmarks.Runs;

/// <summary>How long a fire takes from PUBLISH to the worker's inbox while the twin is busy.</summary>
internal static class LatencyRun
{
    private const double ShareOfTheMost = 0.5;

    private static readonly TimeSpan BetweenFires = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var community = new BenchmarkCommunity(options.Connections, options.Alarms);
        await using var twin = await TwinUnderTest.StartAsync(options, community);
        var load = options.Load ?? (await Comparison.PublishAsync(twin, new PublisherOptions(twin.Port, twin.DeviceFile, options.Seconds, options.InFlight))).Result.Rate * ShareOfTheMost;
        await using var publisher = await PublisherProcess.StartAsync(
            new PublisherOptions(twin.Port, twin.DeviceFile, Seconds: null, options.InFlight, Math.Max(1, load)));
        publisher.Begin();

        var dispatched = new LatencyHistogram();
        var delivered = new LatencyHistogram();
        var dispatches = new Dispatches();
        await using var live = await LiveEvents.StartAsync(twin.Api, dispatches.Take);
        var inboxes = await BenchmarkCommunity.SignInAsync(twin, community.Workers);
        foreach (var alarm in community.Alarms)
        {
            await using var device = new MqttDevice(alarm.Id, alarm.Secret, twin.Port);
            await device.Telemetry("""{"smoke.obscuration":0.01}""");
            await Task.Delay(BetweenFires);
            var awaited = dispatches.InBuilding(BenchmarkCommunity.BuildingOf(alarm.Id));
            var started = Stopwatch.GetTimestamp();
            await device.Telemetry("""{"smoke.obscuration":0.35}""");
            var dispatch = await awaited.WaitAsync(Patience);
            dispatched.Record(started);
            await InInboxAsync(inboxes[dispatch.Worker], dispatch.Case);
            delivered.Record(started);
        }

        foreach (var inbox in inboxes.Values)
        {
            inbox.Dispose();
        }

        var background = await publisher.EndAsync();
        Add(report, "fire to the live stream", dispatched, background, community.Alarms.Count);
        Add(report, "fire to the worker's inbox", delivered, background, community.Alarms.Count);
    }

    private static async Task InInboxAsync(TwinApi worker, string id)
    {
        var started = Stopwatch.GetTimestamp();
        while (!(await worker.Get("/api/v1/me/inbox")).GetProperty("items").EnumerateArray().Any(item => item.GetProperty("caseId").GetString() == id))
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Case {id} was dispatched and did not come to the inbox.");
            }
        }
    }

    private static void Add(Report report, string what, LatencyHistogram histogram, PublisherResult background, int fires)
    {
        var quantiles = histogram.Quantiles(0.5, 0.99, 1);
        report.Add(
            $"{what} at {background.Rate:0} messages/s",
            $"p50 {quantiles[0].TotalMilliseconds:0.0} ms, p99 {quantiles[1].TotalMilliseconds:0.0} ms, worst {quantiles[2].TotalMilliseconds:0.0} ms ({fires} fires)");
    }
}
