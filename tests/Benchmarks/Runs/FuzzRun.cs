using System.Diagnostics;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>Any payload to any topic, over real connections to the whole twin: each is answered, and the twin stays well.</summary>
internal static class FuzzRun
{
    private const int MostConnections = 200;
    private const int WarmUp = 10;

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var connections = Math.Min(options.Connections, MostConnections);
        var community = new BenchmarkCommunity(connections, alarms: 0);
        await using var twin = await TwinUnderTest.StartAsync(options, community);
        await FuzzAsync(twin, community, options.Messages / WarmUp, options.Seed, new FuzzCount());
        var before = twin.Memory;
        var count = new FuzzCount();
        var started = Stopwatch.GetTimestamp();
        await FuzzAsync(twin, community, options.Messages, options.Seed + MostConnections, count);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Add(
            "fuzz: acknowledged, refused, connection closed",
            $"{count.Acknowledged:N0}, {count.Refused:N0}, {count.Closed:N0} of {options.Messages:N0} in {seconds:0} s (seed {options.Seed})");
        report.Add("fuzz: growth of the process", $"{(twin.Memory - before) / 1048576d:0} MiB", "bounded");
        report.Add("fuzz: errors in the log", $"{twin.Errors}", "0");
        if (!await twin.Api.IsReady())
        {
            throw new InvalidOperationException("The twin is not ready any more.");
        }
    }

    private static Task FuzzAsync(TwinUnderTest twin, BenchmarkCommunity community, int messages, int seed, FuzzCount count) => Task.WhenAll(
        community.Devices.Select((device, i) => Task.Run(() => SendAsync(twin.Port, device, messages / community.Devices.Count, new FuzzMessages(seed + i), count))));

    private static async Task SendAsync(int port, PublisherDevice device, int messages, FuzzMessages fuzz, FuzzCount count)
    {
        PublisherConnection? connection = null;
        for (var i = 0; i < messages; i++)
        {
            var (topic, payload) = fuzz.Next(device.Id);
            if (connection is null)
            {
                connection = new PublisherConnection(device, new DialectMessage(string.Empty, string.Empty), inFlight: 1, new PublisherCount());
                await connection.ConnectAsync(port, CancellationToken.None);
            }

            var accepted = await connection.TryPublishAsync(topic, payload, CancellationToken.None);
            count.Add(accepted);
            if (accepted is null)
            {
                connection.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }
}
