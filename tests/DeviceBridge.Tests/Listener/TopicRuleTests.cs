using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class TopicRuleTests
{
    [Theory]
    [InlineData("twin/v1/smoke-0002/telemetry")]
    [InlineData("twin/v1/smoke-00011/telemetry")]
    [InlineData("twin/v1/smoke-0001")]
    [InlineData("somewhere/else")]
    [InlineData("$SYS/broker")]
    public async Task Publish_to_a_topic_that_is_not_the_devices_own_is_refused(string topic)
    {
        await using var bridge = await BridgeHost.Start();
        using var modern = await bridge.Connect("smoke-0001");
        var result = await modern.Publish(topic, """{"battery":80}""");
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, result.ReasonCode);
        Assert.True((await modern.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);

        using var old = await bridge.Connect("smoke-0001", MqttProtocolVersion.V311, "old");
        Assert.True(await Publishing.Fails(old.Publish(topic, """{"battery":80}""")));

        Assert.Empty(bridge.Twin.Device("smoke-0002").Taken);
        Assert.Empty(bridge.Twin.Letters);
    }

    [Fact]
    public async Task Publish_to_an_own_topic_that_is_not_read_is_kept_as_a_dead_letter()
    {
        await using var bridge = await BridgeHost.Start();
        using var client = await bridge.Connect("smoke-0001", MqttProtocolVersion.V311);
        Assert.True((await client.Publish("v1/devices/me/claim", """{"ok":true}""")).IsSuccess);
        Assert.Equal("the topic is not one of telemetry, attributes, attributes/request/{number}, rpc/response/{number}", Assert.Single(bridge.Twin.Letters).Reason);
    }

    [Theory]
    [InlineData("twin/v1/smoke-0001/#", true)]
    [InlineData("twin/v1/smoke-0001/command/+", true)]
    [InlineData("v1/devices/me/rpc/request/+", true)]
    [InlineData("#", false)]
    [InlineData("+/+/+/+", false)]
    [InlineData("twin/v1/+/telemetry", false)]
    [InlineData("twin/v1/smoke-0002/#", false)]
    [InlineData("twin/v1/smoke-00011/#", false)]
    [InlineData("$share/group/twin/v1/smoke-0001/#", false)]
    public async Task Subscribe_is_granted_for_the_devices_own_topics_only(string filter, bool granted)
    {
        await using var bridge = await BridgeHost.Start();
        foreach (var version in new[] { MqttProtocolVersion.V311, MqttProtocolVersion.V500 })
        {
            using var client = await bridge.Connect("smoke-0001", version);
            var results = await client.SubscribeAsync(
                new MqttClientSubscribeOptionsBuilder()
                    .WithTopicFilter(filter)
                    .WithTopicFilter("v1/devices/me/attributes", MqttQualityOfServiceLevel.AtLeastOnce).Build());
            Assert.Equal(granted, results.Items.First().ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2);
            Assert.True(results.Items.Last().ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2);
        }
    }

    [Fact]
    public async Task Publish_reaches_nobody_but_the_twin()
    {
        await using var bridge = await BridgeHost.Start();
        using var client = await bridge.Connect("smoke-0001");
        var received = 0;
        client.ApplicationMessageReceivedAsync += _ => Task.FromResult(Interlocked.Increment(ref received));
        await client.SubscribeAsync("twin/v1/smoke-0001/#");
        await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic("twin/v1/smoke-0001/telemetry").WithPayload("""{"battery":80}""")
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag().Build());
        await client.PingAsync();
        await client.SubscribeAsync("twin/v1/smoke-0001/#");
        await client.PingAsync();
        Assert.Equal(0, received);
    }
}
