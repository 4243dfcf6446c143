using Twin.Access;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;
using Twin.Devices;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>What connected devices cost that say nothing, and how long they take to come back when all lose their connection at once.</summary>
internal static class ConnectionsRun
{
    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-");
        var community = new BenchmarkCommunity(options.Connections, alarms: 0);
        var devices = Path.Combine(directory.FullName, "devices");
        await File.WriteAllLinesAsync(devices, community.Devices.Select(device => $"{device.Id} {device.Secret}"));
        await using (var database = await DatabaseUnderTest.StartAsync(options, directory.FullName))
        {
            var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Twin"] = database.ConnectionString };
            await using var twin = await TwinHost.Start(settings, dataDirectory: directory.FullName);
            using var api = await twin.SignInAsAdmin();
            foreach (var lines in community.Lines.Chunk(500))
            {
                await api.ImportAll(lines);
            }

            var message = new PublisherOptions(twin.MqttPort, devices, Seconds: null);
            await (await StormProcess.StartAsync(message)).DisposeAsync();
            await Eventually.Async(async () => await CountAsync(twin, community, ConnectionStatus.Offline) == options.Connections, "all devices are offline");
            var before = Memory();
            await using var storm = await StormProcess.StartAsync(message);
            await Eventually.Async(async () => await CountAsync(twin, community, ConnectionStatus.Online) == options.Connections, "all devices are online");
            var after = Memory();
            report.Add("managed memory a connection, subscribed and idle", $"{(after - before) / (1024d * options.Connections):0.0} KiB ({options.Connections:N0} connections)", "≤ 40");

            var result = await storm.BreakAsync();
            report.Add(
                "all connections lost at once: until every device is back and has had a message acknowledged",
                $"{result.Seconds:0.0} s ({result.Acknowledged:N0} acknowledged, {result.Connects:N0} connects)",
                "< 15");
            await Eventually.Async(async () => await CountAsync(twin, community, ConnectionStatus.Online) == options.Connections, "all devices are online again");
            var lost = 0;
            foreach (var device in community.Devices)
            {
                lost += (await LookAsync(twin, device)).Values.IsEmpty ? 1 : 0;
            }

            report.Add("acknowledged messages of these that the twin does not know", $"{lost}", "0");
        }

        await using var bare = await BareServerProcess.StartAsync();
        await using var alone = await TwinUnderTest.StartAsync(options, community);
        var busy = new PublisherOptions(alone.Port, alone.DeviceFile, options.Seconds, options.InFlight, Subscribe: true);
        await Comparison.RunAsync($"{options.Connections:N0} devices, each subscribed", bare, alone, busy, options, report);
    }

    private static async Task<int> CountAsync(TwinHost twin, BenchmarkCommunity community, ConnectionStatus status)
    {
        var snapshots = await Task.WhenAll(community.Devices.Select(device => LookAsync(twin, device)));
        return snapshots.Count(snapshot => snapshot.Connection == status);
    }

    private static async Task<DeviceSnapshot> LookAsync(TwinHost twin, PublisherDevice device) =>
        (await twin.Grains.Device(device.Id).Get(Caller.System, CancellationToken.None)).Value!;

    private static long Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
