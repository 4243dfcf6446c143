using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class AcknowledgementTests
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.ExactlyOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task Publish_is_acknowledged_when_the_readings_are_durable(MqttProtocolVersion version, MqttQualityOfServiceLevel quality)
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        device.Hold = new TaskCompletionSource();
        using var client = await bridge.Connect("smoke-0001", version);

        var publish = client.Publish("twin/v1/smoke-0001/telemetry", """{"smoke.obscuration":0.15}""", quality);
        await Eventually.Async(() => device.Running == 1, "the reading is with its grain");
        using (var other = await bridge.Connect("smoke-0002"))
        {
            await other.Publish("v1/devices/me/telemetry", """{"battery":80}""");
        }

        Assert.False(publish.IsCompleted);

        device.Hold.SetResult();
        Assert.True((await publish).IsSuccess);
        var reading = Assert.Single(Assert.Single(device.Taken).Readings);
        Assert.Equal(new Reading("smoke.obscuration", 0.15), reading);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task Publish_is_not_acknowledged_but_taken_when_repeated_after_a_storage_fault(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        using var client = await bridge.Connect("smoke-0001", version);
        var reason = new TaskCompletionSource<MqttClientDisconnectReason>();
        client.DisconnectedAsync += closed =>
        {
            reason.TrySetResult(closed.Reason);
            return Task.CompletedTask;
        };
        device.Fault = new StorageFaultException("The disk is full.");

        Assert.True(await Publishing.Fails(client.Publish("twin/v1/smoke-0001/telemetry", """{"battery":7}""")));
        if (version == MqttProtocolVersion.V500)
        {
            Assert.Equal(MqttClientDisconnectReason.ServerBusy, await reason.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        device.Fault = null;
        using var again = await bridge.Connect("smoke-0001", version);
        Assert.True((await again.Publish("twin/v1/smoke-0001/telemetry", """{"battery":7}""")).IsSuccess);
        Assert.Single(device.Taken);
        Assert.Empty(bridge.Twin.Letters);
    }

    [Fact]
    public async Task Publish_is_not_acknowledged_when_its_dead_letter_cannot_be_kept()
    {
        await using var bridge = await BridgeHost.Start();
        bridge.Twin.LetterFault = new TimeoutException();
        using var client = await bridge.Connect("smoke-0001");

        Assert.True(await Publishing.Fails(client.Publish("twin/v1/smoke-0001/telemetry", "not JSON")));
    }

    [Fact]
    public async Task Publish_is_kept_as_a_dead_letter_and_acknowledged_when_it_is_poison()
    {
        await using var bridge = await BridgeHost.Start();
        using var client = await bridge.Connect("smoke-0001");
        for (var i = 0; i < 100; i++)
        {
            Assert.True((await client.Publish("v1/devices/me/telemetry", $"poison {i}")).IsSuccess);
        }

        Assert.True((await client.Publish("v1/devices/me/telemetry", """{"battery":80,"temp":"abc"}""")).IsSuccess);

        Assert.Equal(101, bridge.Twin.Letters.Count);
        var letter = bridge.Twin.Letters.Last();
        Assert.Equal("""temp: "abc" is not a number""", letter.Reason);
        Assert.Equal("smoke-0001", letter.Device);
        Assert.Equal("v1/devices/me/telemetry", letter.Topic);
        Assert.Equal("""{"battery":80,"temp":"abc"}"""u8.ToArray(), letter.Payload);
        Assert.Equal([new Reading("battery", 80)], Assert.Single(bridge.Twin.Device("smoke-0001").Taken).Readings);
    }

    [Fact]
    public async Task Publish_is_kept_as_a_dead_letter_when_the_grain_rejects_a_reading_or_is_gone_or_fails()
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        using var client = await bridge.Connect("smoke-0001");

        device.Rejects = [new RejectedReading("battery", "the value is above 100 %")];
        await client.Publish("v1/devices/me/telemetry", """{"battery":800}""");
        device.Rejects = [];
        device.Exists = false;
        await client.Publish("v1/devices/me/telemetry", """{"battery":80}""");
        device.Fault = new InvalidOperationException("A defect.");
        await client.Publish("v1/devices/me/telemetry", """{"battery":80}""");

        Assert.Equal(
            ["battery: the value is above 100 %", "there is no such device", "the twin failed on it"],
            bridge.Twin.Letters.Select(letter => letter.Reason));
    }

    [Fact]
    public async Task Messages_in_flight_are_bounded_and_the_others_wait()
    {
        await using var bridge = await BridgeHost.Start("MaxInFlight=2");
        var hold = new TaskCompletionSource();
        var devices = Enumerable.Range(0, 6).Select(i => $"d-{i}").ToList();
        var clients = new List<IMqttClient>();
        foreach (var device in devices)
        {
            bridge.Twin.Device(device).Hold = hold;
            clients.Add(await bridge.Connect(device));
        }

        var publishes = clients.Select(client => client.Publish("v1/devices/me/telemetry", """{"battery":80}""")).ToList();
        await Eventually.Async(() => Running() == 2, "two messages are with their grains");
        using (var other = await bridge.Connect("idle"))
        {
            await other.PingAsync();
        }

        Assert.Equal(2, Running());
        hold.SetResult();
        Assert.All(await Task.WhenAll(publishes), result => Assert.True(result.IsSuccess));
        clients.ForEach(client => client.Dispose());

        int Running() => devices.Sum(device => bridge.Twin.Device(device).Running);
    }

    [Fact]
    public async Task Last_will_counts_as_a_message_of_the_device()
    {
        await using var bridge = await BridgeHost.Start();
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(bridge.Options("bin-1").WithWillTopic("twin/v1/bin-1/event").WithWillPayload("""{"power.lost":true}""").Build());
        client.Dispose();

        await Eventually.Async(() => bridge.Twin.Device("bin-1").Taken.Count == 1, "the last will has been taken in");
        Assert.Equal([new Reading("power.lost", 1)], bridge.Twin.Device("bin-1").Taken.Single().Readings);
    }
}
