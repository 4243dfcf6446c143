using MQTTnet;
using MQTTnet.Protocol;
using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class LimitTests
{
    [Theory]
    [InlineData(new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F })]
    [InlineData(new byte[] { 0x10, 0x81, 0x20 })]
    [InlineData(new byte[] { 0x30, 0x02, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x10, 0x02, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x47, 0x45, 0x54, 0x20, 0x2F })]
    public async Task Connection_is_closed_when_it_does_not_begin_with_a_short_CONNECT(byte[] bytes)
    {
        await using var bridge = await BridgeHost.Start();
        using var stranger = await RawClient.Connect(bridge.Port);
        await stranger.Send(bytes);
        await stranger.Closed();
    }

    [Fact]
    public async Task Connection_is_closed_when_its_CONNECT_does_not_come_in_time()
    {
        await using var bridge = await BridgeHost.Start("ConnectTimeout=00:00:00.2");
        using var silent = await RawClient.Connect(bridge.Port);
        using var slow = await RawClient.Connect(bridge.Port);
        await slow.Send(0x10, 40, 0, 4);
        await silent.Closed();
        await slow.Closed();
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_room_is_made_by_those_that_end()
    {
        await using var bridge = await BridgeHost.Start("MaxConnections=2");
        using var first = await RawClient.Connect(bridge.Port);
        await first.SignIn("d-1", "secret-of-d-1");
        using (var second = await RawClient.Connect(bridge.Port))
        {
            await second.SignIn("d-2", "secret-of-d-2");
            using var third = await RawClient.Connect(bridge.Port);
            await third.Closed();
        }

        await Eventually.Async(
            async () =>
            {
                try
                {
                    using var next = await bridge.Connect("d-3");
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            },
            "there is room for another connection");
    }

    [Fact]
    public async Task Large_payloads_are_taken_in_and_larger_ones_close_the_connection()
    {
        await using var bridge = await BridgeHost.Start();
        using var client = await bridge.Connect("smoke-0001");
        var reading = """{"battery":80""";
        Assert.True((await client.Publish("v1/devices/me/telemetry", reading + new string(' ', 1_000_000) + "}")).IsSuccess);
        Assert.Equal([new Reading("battery", 80)], Assert.Single(bridge.Twin.Device("smoke-0001").Taken).Readings);

        using var greedy = await RawClient.Connect(bridge.Port);
        await greedy.SignIn("greedy", "secret-of-greedy");
        await greedy.Send(0x32, 0x80, 0x80, 0x80, 0x01);
        await greedy.Closed();
    }

    [Fact]
    public async Task Device_that_keeps_silent_beyond_its_promise_is_disconnected_but_not_while_the_twin_is_slow()
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        device.Hold = new TaskCompletionSource();
        using var silent = await RawClient.Connect(bridge.Port);
        using var waiting = await RawClient.Connect(bridge.Port);
        await SignIn(silent, "smoke-0002", keepAlive: 1);
        await SignIn(waiting, "smoke-0001", keepAlive: 1);
        await waiting.Send(RawClient.Publish("v1/devices/me/telemetry", 7, """{"battery":80}"""));

        await silent.Closed();
        device.Hold.SetResult();
        Assert.Equal([0x40, 2, 0, 7], await waiting.Receive(4));
        await Eventually.Async(() => bridge.Twin.Device("smoke-0002").Connections.Contains(ConnectionStatus.Offline), "the silent device is offline");
        Assert.Equal(1, bridge.Twin.Device("smoke-0002").LostConnections);
    }

    [Fact]
    public async Task Device_that_does_not_fetch_its_answers_is_not_read_any_more()
    {
        await using var bridge = await BridgeHost.Start("MaxUnanswered=100");
        using var deaf = await RawClient.Connect(bridge.Port);
        await deaf.SignIn("deaf", "secret-of-deaf");
        var pings = Enumerable.Repeat(new byte[] { 0xC0, 0 }, 1_000_000).SelectMany(ping => ping).ToArray();
        var sending = deaf.Send(pings);
        Assert.True((await Publishing_by_another_device_works(bridge)).IsSuccess);

        // Once it fetches them, it has all of them.
        var answers = await deaf.Receive(pings.Length);
        await sending;
        Assert.Equal(pings.Length, answers.Length);
    }

    private static async Task<MqttClientPublishResult> Publishing_by_another_device_works(BridgeHost bridge)
    {
        using var other = await bridge.Connect("other");
        return await other.Publish("v1/devices/me/telemetry", """{"battery":80}""", MqttQualityOfServiceLevel.AtLeastOnce);
    }

    private static Task SignIn(RawClient client, string device, byte keepAlive) => client.SignIn(device, $"secret-of-{device}", keepAlive);
}
