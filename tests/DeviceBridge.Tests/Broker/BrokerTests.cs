using MQTTnet;
using MQTTnet.Protocol;
using Twin.Fixtures;

namespace Twin.Devices.Broker;

public sealed class BrokerTests
{
    [Fact]
    public async Task Messages_of_an_outside_broker_are_taken_in()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var bridge = await Start(broker, new RecordingTwin());
        using var publisher = await Publisher(broker);
        await Subscribed(bridge, publisher);

        await publisher.Publish("twin/v1/d-1/telemetry", """{"battery":80}""");
        await publisher.Publish("twin/v1/d-2/event", """{"opened":true}""", MqttQualityOfServiceLevel.AtMostOnce);
        await publisher.Publish("twin/v1/d-1/telemetry", "poison");
        await publisher.Publish("v1/devices/me/telemetry", """{"battery":80}""");

        await Eventually.Async(() => bridge.Twin.Device("d-1").Taken.Count == 1 && bridge.Twin.Device("d-2").Taken.Count == 1, "the readings are taken in");
        await Eventually.Async(() => bridge.Twin.Letters.Count == 2, "the others are kept as dead letters");
        Assert.Equal(["d-1", null], bridge.Twin.Letters.OrderBy(letter => letter.Device is null).Select(letter => letter.Device));
    }

    [Fact]
    public async Task Message_that_could_not_be_taken_in_comes_again_and_none_behind_it_is_lost()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var bridge = await Start(broker, new RecordingTwin());
        using var publisher = await Publisher(broker);
        await Subscribed(bridge, publisher);
        bridge.Twin.Device("d-3").Fault = new StorageFaultException("The disk is full.");

        for (var i = 0; i < 100; i++)
        {
            await publisher.Publish($"twin/v1/d-{i % 10}/telemetry", $$"""{"ts":{{1764000000 + i}},"n":{{i}}}""");
        }

        await Eventually.Async(() => bridge.Twin.Device("d-3").IngestCalls > 2, "the message has come again");
        Assert.Empty(bridge.Twin.Device("d-3").Taken);
        bridge.Twin.Device("d-3").Fault = null;
        await AllTaken(bridge.Twin, 100);
        Assert.Empty(bridge.Twin.Letters);
    }

    [Fact]
    public async Task Messages_sent_while_the_bridge_is_away_wait_for_it()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        var twin = new RecordingTwin();
        using var publisher = await Publisher(broker);
        await using (var bridge = await Start(broker, twin))
        {
            await Subscribed(bridge, publisher);
            twin.Device("d-0").Hold = new TaskCompletionSource();
            await publisher.Publish("twin/v1/d-0/telemetry", """{"ts":1764000000,"n":0}""");
            await Eventually.Async(() => twin.Device("d-0").Running == 1, "the first message is with its grain");
        }

        // The bridge went away before it acknowledged: what its grain was doing is of no account.
        twin.Device("d-0").Hold = null;
        for (var i = 1; i < 100; i++)
        {
            await publisher.Publish($"twin/v1/d-{i % 10}/telemetry", $$"""{"ts":{{1764000000 + i}},"n":{{i}}}""");
        }

        await using var next = await Start(broker, twin);
        await AllTaken(twin, 100);
    }

    [Fact]
    public async Task Poison_does_not_stop_the_good_flow_when_there_is_more_of_it_than_may_be_under_way()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var bridge = await Start(broker, new RecordingTwin(), "Broker:ReceiveMaximum=20");
        using var publisher = await Publisher(broker);
        await Subscribed(bridge, publisher);

        for (var i = 0; i < 100; i++)
        {
            await publisher.Publish($"twin/v1/d-{i % 10}/telemetry", $"poison {i}");
            await publisher.Publish($"twin/v1/d-{i % 10}/telemetry", $$"""{"ts":{{1764000000 + i}},"n":{{i}}}""");
        }

        await AllTaken(bridge.Twin, 100);
        await Eventually.Async(() => bridge.Twin.Letters.Count == 100, "each poisonous message is a dead letter");
    }

    [Fact]
    public async Task Nothing_that_a_broker_acknowledged_is_lost_when_it_is_restarted()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        var twin = new RecordingTwin();
        await using var bridge = await Start(broker, twin);
        using (var publisher = await Publisher(broker))
        {
            await Subscribed(bridge, publisher);
            twin.Device("d-0").Hold = new TaskCompletionSource();
            for (var i = 0; i < 100; i++)
            {
                await publisher.Publish($"twin/v1/d-{i % 10}/telemetry", $$"""{"ts":{{1764000000 + i}},"n":{{i}}}""");
            }
        }

        await broker.Stop();
        twin.Device("d-0").Hold!.SetResult();
        twin.Device("d-0").Hold = null;
        await broker.Start();
        await AllTaken(twin, 100);
    }

    [Fact]
    public async Task Broker_may_die_and_come_back()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        var twin = new RecordingTwin();
        twin.Device("d-0").Hold = new TaskCompletionSource();
        await using var bridge = await Start(broker, twin);
        using (var publisher = await Publisher(broker))
        {
            await Subscribed(bridge, publisher);
            await publisher.Publish("twin/v1/d-0/telemetry", """{"ts":1764000000,"n":0}""");
            await Eventually.Async(() => twin.Device("d-0").Running == 1, "the message is with its grain");
        }

        await broker.Kill();
        twin.Device("d-0").Hold!.SetResult();
        twin.Device("d-0").Hold = null;
        await broker.Start();

        using var again = await Publisher(broker);
        await Eventually.Async(
            async () =>
            {
                await again.Publish("twin/v1/d-1/telemetry", """{"ts":1764000001,"n":1}""");
                return !twin.Device("d-1").Taken.IsEmpty;
            },
            "messages come in again");
        var links = twin.Device("twin-bridge").Links;
        Assert.Equal([true, false, true], links.Where((connected, i) => i == 0 || links.ElementAt(i - 1) != connected));
    }

    [Fact]
    public async Task Messages_of_one_device_are_taken_in_one_after_the_other_and_of_others_at_the_same_time()
    {
        await using var broker = new Mosquitto();
        await broker.Start();
        await using var bridge = await Start(broker, new RecordingTwin());
        using var publisher = await Publisher(broker);
        await Subscribed(bridge, publisher);
        var hold = new TaskCompletionSource();
        bridge.Twin.Device("d-1").Hold = hold;

        for (var i = 0; i < 20; i++)
        {
            await publisher.Publish("twin/v1/d-1/telemetry", $$"""{"ts":{{1764000000 + i}},"n":{{i}}}""");
        }

        await publisher.Publish("twin/v1/d-2/telemetry", """{"battery":80}""");
        await Eventually.Async(() => bridge.Twin.Device("d-2").Taken.Count == 1, "another device is not kept waiting");
        Assert.Equal(1, bridge.Twin.Device("d-1").Running);
        hold.SetResult();
        await Eventually.Async(() => bridge.Twin.Device("d-1").Taken.Count == 20, "all are taken in");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), bridge.Twin.Device("d-1").Taken.Select(entry => entry.Readings[0].Value));
    }

    private static Task<BridgeHost> Start(Mosquitto broker, RecordingTwin twin, params string[] settings) => BridgeHost.Start(
        twin, [
            "Broker:Host=127.0.0.1", $"Broker:Port={broker.Port}", "Broker:ReconnectDelay=00:00:00.05", "Broker:TopicFilters:0=twin/v1/+/telemetry",
            "Broker:TopicFilters:1=v1/devices/me/telemetry", "Broker:TopicFilters:2=twin/v1/+/event", .. settings]);

    private static async Task<IMqttClient> Publisher(Mosquitto broker)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        return client;
    }

    /// <summary>A message published before the bridge has subscribed is nobody's. The last of its filters is tried.</summary>
    private static Task Subscribed(BridgeHost bridge, IMqttClient publisher) => Eventually.Async(
        async () =>
        {
            await publisher.Publish("twin/v1/probe/event", """{"n":0}""");
            return !bridge.Twin.Device("probe").Taken.IsEmpty;
        },
        "the bridge has subscribed");

    private static Task AllTaken(RecordingTwin twin, int count) => Eventually.Async(
        () => Enumerable.Range(0, 10).SelectMany(i => twin.Device($"d-{i}").Taken).Select(entry => entry.Readings[0].Value).Distinct().Count() == count,
        $"all {count} messages are taken in");
}
