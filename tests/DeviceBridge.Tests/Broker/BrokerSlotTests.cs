using System.Diagnostics;
using MQTTnet;
using Twin.Fixtures;

namespace Twin.Devices.Broker;

/// <summary>Several bridges on one broker, with the twin's own grain to share its slots out.</summary>
public sealed class BrokerSlotTests
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Slots_are_shared_out_and_those_of_a_bridge_that_dies_are_taken_over_within_five_seconds_with_nothing_lost()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var twin = await TwinHost.Start();
        var (one, other) = (new RecordingTwin { Slots = twin.Grains.BrokerSlots() }, new RecordingTwin { Slots = twin.Grains.BrokerSlots() });
        var dying = await Start(broker, one);
        await using var staying = await Start(broker, other);
        using var publisher = new MqttClientFactory().CreateMqttClient();
        await publisher.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        var sent = 0;
        await Eventually.Async(
            async () =>
            {
                await Send(publisher, sent++);
                return Served(one).SequenceEqual(["d-0"]) || Served(one).SequenceEqual(["d-1"]) ? Served(other).Length == 1 : Forget(one, other);
            },
            "each bridge serves one of the two slots");

        await dying.DisposeAsync();
        var died = Stopwatch.GetTimestamp();
        var first = sent;
        for (var i = 0; i < 50; i++)
        {
            await Send(publisher, sent++);
        }

        await Eventually.Async(() => Enumerable.Range(first, 50).All(n => Has(other, "d-0", n) && Has(other, "d-1", n)), "the other bridge serves both");
        Assert.InRange(Stopwatch.GetElapsedTime(died), TimeSpan.Zero, TakeOver);
        Assert.Empty(other.Letters);
    }

    [Fact]
    public async Task A_device_on_a_broker_is_told_what_to_do_and_acknowledges()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var twin = await TwinHost.Start(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twin:Mqtt:Broker:Host"] = "127.0.0.1",
            ["Twin:Mqtt:Broker:Port"] = $"{broker.Port}",
            ["Twin:Mqtt:Broker:ReconnectDelay"] = "00:00:00.05",
        });
        using var admin = await twin.SignInAsAdmin();
        await admin.ImportAll([
            .. SampleCommunity.Lines,
            """{"kind":"profile","id":"lock","name":"锁","interval":"01:00:00","metrics":[{"key":"lock.open","name":"锁","unit":null,"min":0,"max":1}],"rules":[],"commands":[{"id":"open","name":"开","parameters":[]}]}""",
            """{"kind":"device","id":"gate-1","profile":"lock","building":"b-3"}""",
        ]);
        await using var device = await ListeningDevice.Start("gate-1", "any", broker.Port, "twin/v1/gate-1/command/+");
        await Eventually.Async(
            async () =>
            {
                await device.Publish("twin/v1/gate-1/telemetry", """{"lock.open":0}""");
                return (await admin.Get("/api/v1/devices/gate-1")).GetProperty("values").GetArrayLength() == 1;
            },
            "the bridge has subscribed");

        using var supervisor = await twin.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        await supervisor.Post("/api/v1/devices/gate-1/commands", new { command = "open" });
        Assert.Equal("open", (await device.Next("twin/v1/gate-1/command/1")).GetProperty("command").GetString());
        await device.Publish("twin/v1/gate-1/command/1/reply", """{"ok":true}""");
        await Eventually.Async(
            async () => (await supervisor.Get("/api/v1/devices/gate-1/commands")).GetProperty("items")[0].GetProperty("status").GetString() == "acknowledged", "it has acknowledged");
    }

    private static Task<BridgeHost> Start(Mosquitto broker, RecordingTwin twin) => BridgeHost.Start(
        twin,
        "Broker:Host=127.0.0.1",
        $"Broker:Port={broker.Port}",
        "Broker:ReconnectDelay=00:00:00.05",
        "Broker:Slots:0:ClientId=slot-0",
        "Broker:Slots:0:TopicFilters:0=twin/v1/d-0/telemetry",
        "Broker:Slots:1:ClientId=slot-1",
        "Broker:Slots:1:TopicFilters:0=twin/v1/d-1/telemetry");

    private static async Task Send(IMqttClient publisher, int number)
    {
        foreach (var device in (string[])["d-0", "d-1"])
        {
            await publisher.Publish($"twin/v1/{device}/telemetry", $$"""{"ts":{{1764000000 + number}},"n":{{number}}}""");
        }
    }

    private static string[] Served(RecordingTwin twin) => [.. new[] { "d-0", "d-1" }.Where(device => !twin.Device(device).Taken.IsEmpty)];

    private static bool Has(RecordingTwin twin, string device, int number) => twin.Device(device).Taken.Any(message => message.Readings[0].Value == number);

    /// <summary>Until each has its own, a slot may have moved: only what is served now counts.</summary>
    private static bool Forget(params RecordingTwin[] twins)
    {
        foreach (var twin in twins)
        {
            twin.Device("d-0").Taken.Clear();
            twin.Device("d-1").Taken.Clear();
        }

        return false;
    }
}
