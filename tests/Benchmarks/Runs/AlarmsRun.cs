using System.Diagnostics;
using System.Text;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// Alarms at a steady rate all over a community, each the beginning of a case of its own: how long each takes from PUBLISH
/// to the live push of the worker whose grid it is, and whether every one of them comes, and once.
/// </summary>
internal static class AlarmsRun
{
    /// <summary>A prime: one building after the other, but no two of one grid in a row.</summary>
    private const int Stride = 7919;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long to listen for what comes twice.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var unmeasured = options.WarmUp * options.AlarmRate / 2;
        var alarms = unmeasured + (options.Seconds * options.AlarmRate);
        var community = new AlarmCommunity(options.Buildings, (alarms + options.Buildings - 1) / options.Buildings);
        await using var twin = await TwinUnderTest.StartAsync(options, community.Lines);
        var workers = await BenchmarkCommunity.SignInAsync(twin, community.Workers);
        var pushes = new AlarmPushes();
        var streams = new List<LiveEvents>();
        foreach (var (worker, api) in workers)
        {
            streams.Add(await LiveEvents.StartAsync(api, happened => pushes.Take(worker, happened)));
        }

        var devices = community.Devices.Select(Connection).ToList();
        await Parallel.ForEachAsync(devices, async (device, cancellationToken) => await device.ConnectAsync(twin.Port, cancellationToken));

        await RaiseAsync(alarm => options.WarmUp * Math.Sqrt((double)alarm / unmeasured), community, twin, devices, pushes, 0..unmeasured, counts: false);
        var (before, started) = (twin.ProcessorTime, Stopwatch.GetTimestamp());
        await RaiseAsync(alarm => (double)(alarm - unmeasured) / options.AlarmRate, community, twin, devices, pushes, unmeasured..alarms, counts: true);
        var took = Stopwatch.GetElapsedTime(started);
        var processor = twin.ProcessorTime - before;
        var waiting = Stopwatch.GetTimestamp();
        while (pushes.Lost > 0 && Stopwatch.GetElapsedTime(waiting) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await Task.Delay(Aftermath);
        var rate = (alarms - unmeasured) / took.TotalSeconds;
        var quantiles = pushes.Latency.Quantiles(0.5, 0.99, 1);
        report.Add(
            $"alarms at {rate:0}/s across {options.Buildings:N0} buildings, PUBLISH to the worker's live push, {options.Engine}",
            $"p50 {quantiles[0].TotalMilliseconds:0.0} ms, p99 {quantiles[1].TotalMilliseconds:0.0} ms, worst {quantiles[2].TotalMilliseconds:0.0} ms",
            "p99 ≤ 250 ms");
        report.Add(
            $"of {pushes.Sent:N0} alarms with those of the warm-up",
            $"{pushes.Lost} lost, {pushes.Doubled} doubled, {pushes.Repeated} sent again; {await CountCasesAsync(twin):N0} cases, {await CountInboxesAsync(workers.Values):N0} in inboxes",
            "0, 0");
        report.Add("processor an alarm", $"{processor.TotalMilliseconds / (alarms - unmeasured):0.0} ms, {processor / took:0.00} cores");
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }

        devices.ForEach(static device => device.Dispose());
        workers.Values.ToList().ForEach(static api => api.Dispose());
    }

    private static PublisherConnection Connection(PublisherDevice device) => new(device, DialectMessage.All[DialectMessage.Twin], inFlight: 1, new PublisherCount());

    /// <summary>Publishes each alarm at its time, however long those before it take, and until it is acknowledged.</summary>
    /// <param name="due">Seconds from the beginning.</param>
    private static async Task RaiseAsync(
        Func<int, double> due, AlarmCommunity community, TwinUnderTest twin, List<PublisherConnection> devices, AlarmPushes pushes, Range alarms, bool counts)
    {
        var publishing = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        for (var alarm = alarms.Start.Value; alarm < alarms.End.Value; alarm++)
        {
            var wait = TimeSpan.FromSeconds(due(alarm)) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            publishing.Add(RaiseAsync((int)((long)alarm * Stride % devices.Count), alarm / devices.Count));
        }

        await Task.WhenAll(publishing);

        async Task RaiseAsync(int device, int kind)
        {
            var id = community.Devices[device].Id;
            pushes.Publish(BenchmarkCommunity.BuildingOf(id), AlarmCommunity.KindOf(kind), counts);
            while (await devices[device].TryPublishAsync($"twin/v1/{id}/telemetry", Encoding.UTF8.GetBytes(AlarmCommunity.Payload(kind)), CancellationToken.None) is not true)
            {
                pushes.Repeat();
                devices[device].Dispose();
                devices[device] = Connection(community.Devices[device]);
                await devices[device].ConnectAsync(twin.Port, CancellationToken.None);
            }
        }
    }

    private static async Task<long> CountCasesAsync(TwinUnderTest twin) =>
        (await twin.Api.Get($"/api/v1/areas/{AlarmCommunity.Community}/overview")).GetProperty("objects").EnumerateArray()
            .Single(static kind => kind.GetProperty("value").GetString() == "case").GetProperty("count").GetInt64();

    private static async Task<int> CountInboxesAsync(IEnumerable<TwinApi> workers)
    {
        var count = 0;
        foreach (var worker in workers)
        {
            count += (await worker.Get("/api/v1/me/inbox")).GetProperty("total").GetInt32();
        }

        return count;
    }
}
