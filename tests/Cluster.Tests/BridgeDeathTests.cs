using System.Diagnostics;
using System.Text.RegularExpressions;
using Twin.Fixtures;

namespace Twin.Cluster.Tests;

/// <summary>Two bridges, each a process of its own, share an outside broker; one is killed.</summary>
public sealed partial class BridgeDeathTests(PostgresServer postgres)
{
    private const int Each = 60;

    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(5);

    /// <summary>A day ago, which history keeps.</summary>
    private static readonly DateTimeOffset FirstAt = TimeProvider.System.GetUtcNow().AddDays(-1);

    [Fact]
    public async Task The_other_bridge_takes_over_within_five_seconds_and_nothing_a_broker_acknowledged_is_lost_when_one_is_killed()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var cluster = new TwinProcesses(await postgres.NewDatabase(), silos: 1, bridges: 2, Slots(broker.Port));
        await cluster.Start();
        using var admin = new TwinApi(cluster.Address);
        await admin.SignIn("admin", TwinHost.Password);
        await admin.ImportAll([.. SampleCommunity.Lines, SampleCommunity.Device("d-0", "smoke", "b-3"), SampleCommunity.Device("d-1", "smoke", "b-3")]);
        await Eventually.Async(() => ServedBy(cluster, 0) is [var one] && ServedBy(cluster, 1) is [var other] && one != other, "each bridge serves one of the two slots");
        var device = $"d-{ServedBy(cluster, 0)[0][^1]}";
        await using var zero = new MqttDevice("d-0", "any", broker.Port);
        await using var first = new MqttDevice("d-1", "any", broker.Port);

        await Eventually.Async(
            async () =>
            {
                await zero.Telemetry("""{"smoke.obscuration":0.01}""");
                await first.Telemetry("""{"smoke.obscuration":0.01}""");
                return await IsHeard(admin, "d-0") && await IsHeard(admin, "d-1");
            },
            "both bridges have subscribed");

        var sending = Task.WhenAll(Send(zero), Send(first));
        await Eventually.Async(async () => await Points(admin, device) > Each / 4, "messages come in");
        await cluster.KillBridge(0);
        var died = Stopwatch.GetTimestamp();
        var before = await Points(admin, device);
        await Eventually.Async(async () => await Points(admin, device) > before, "the other bridge serves the device");
        Assert.InRange(Stopwatch.GetElapsedTime(died), TimeSpan.Zero, TakeOver);

        await sending;
        await Eventually.Async(async () => await Points(admin, "d-0") == Each && await Points(admin, "d-1") == Each, "all that was sent is there");
    }

    /// <summary>Steadily, so that some of it is on its way whenever a bridge dies.</summary>
    private static async Task Send(MqttDevice device)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var i = 0; i < Each; i++)
        {
            await device.Telemetry($$$"""{"ts":{{{FirstAt.AddSeconds(i).ToUnixTimeMilliseconds()}}},"values":{"battery":{{{30 + (i % 60)}}}}}""");
            await pace.WaitForNextTickAsync();
        }
    }

    private static async Task<bool> IsHeard(TwinApi admin, string device) => (await admin.Get($"/api/v1/devices/{device}")).GetProperty("values").GetArrayLength() > 0;

    private static async Task<int> Points(TwinApi admin, string device) =>
        (await admin.Get($"/api/v1/devices/{device}/history?metric=battery&from={FirstAt.AddHours(-1):yyyy-MM-ddTHH:mm:ssZ}&to={FirstAt.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}"))
            .GetProperty("points").GetArrayLength();

    /// <summary>The slots that a bridge says it has taken and not given up.</summary>
    private static string[] ServedBy(TwinProcesses cluster, int bridge)
    {
        var served = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match said in SlotLine().Matches(cluster.OutputOfBridge(bridge)))
        {
            _ = said.Groups["no"].Length == 0 ? served.Add(said.Groups["slot"].Value) : served.Remove(said.Groups["slot"].Value);
        }

        return [.. served];
    }

    private static Dictionary<string, string> Slots(int port) => new(StringComparer.Ordinal)
    {
        ["Twin:Mqtt:Broker:Host"] = "127.0.0.1",
        ["Twin:Mqtt:Broker:Port"] = $"{port}",
        ["Twin:Mqtt:Broker:ReconnectDelay"] = "00:00:00.05",
        ["Twin:Mqtt:Broker:Slots:0:ClientId"] = "slot-0",
        ["Twin:Mqtt:Broker:Slots:0:TopicFilters:0"] = "twin/v1/d-0/telemetry",
        ["Twin:Mqtt:Broker:Slots:1:ClientId"] = "slot-1",
        ["Twin:Mqtt:Broker:Slots:1:TopicFilters:0"] = "twin/v1/d-1/telemetry",
    };

    [GeneratedRegex("slot (?<slot>slot-[01]) is (?<no>no longer )?served here", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlotLine();
}
