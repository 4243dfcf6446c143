using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class SignInTests
{
    /// <summary>As MQTT 3.1.1 says it.</summary>
    private const byte BadUserNameOrPassword = 4;

    public static TheoryData<MqttProtocolVersion> Versions => [MqttProtocolVersion.V311, MqttProtocolVersion.V500];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_is_refused_alike_for_a_wrong_secret_no_secret_an_unknown_and_an_impossible_device(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        bridge.Twin.Device("unknown").Exists = false;

        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await Refusal(bridge.Options("smoke-0001", version).WithCredentials("smoke-0001", "wrong")));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await Refusal(bridge.Options("smoke-0001", version).WithCredentials("smoke-0001", string.Empty)));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await Refusal(bridge.Options("unknown", version)));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await Refusal(bridge.Options("a/b+#", version)));
        Assert.Equal(0, bridge.Twin.Device("a/b+#").AuthenticateCalls);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_is_answered_with_unavailable_when_the_twin_is_away(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        bridge.Twin.Device("smoke-0001").Fault = new TimeoutException();
        Assert.Equal(MqttConnectReasonCode.ServerUnavailable, await Refusal(bridge.Options("smoke-0001", version)));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_is_refused_when_another_device_uses_the_client_id(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        using var owner = await bridge.Connect("smoke-0001", clientId: "kitchen");

        Assert.Equal(MqttConnectReasonCode.ClientIdentifierNotValid, await Refusal(bridge.Options("stranger", version, clientId: "kitchen")));
        Assert.True((await owner.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);

        await owner.DisconnectAsync();
        await Eventually.Async(
            async () => (await Try(bridge.Options("stranger", version, clientId: "kitchen"))) == MqttConnectReasonCode.Success,
            "a client id that is in use no more is free for all");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_takes_over_the_connection_of_the_same_device_and_it_stays_online(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        using var first = await bridge.Connect("smoke-0001", version);
        await Eventually.Async(() => device.Connections.Count == 1, "the device is online");
        using var second = await bridge.Connect("smoke-0001", version);

        await Eventually.Async(() => !first.IsConnected, "the first connection has been closed");
        Assert.True((await second.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);
        await second.DisconnectAsync();
        await Eventually.Async(() => device.Connections.Last() == ConnectionStatus.Offline, "the device is offline");
        Assert.Equal(device.Connections.Count - 1, device.Connections.ToList().IndexOf(ConnectionStatus.Offline));
        Assert.Equal(0, device.LostConnections);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connection_of_a_device_that_comes_back_as_it_goes_is_not_ended_with_its_older_one(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        await Parallel.ForAsync(0, 8, async (number, _) =>
        {
            for (var round = 0; round < 1_000; round++)
            {
                using var client = await bridge.Connect($"smoke-{number}", version);
                Assert.True((await client.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);
                await client.DisconnectAsync();
            }
        });
    }

    [Fact]
    public async Task Acknowledgement_that_an_older_connection_waited_for_does_not_reach_the_newer_one()
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        device.Hold = new TaskCompletionSource();
        using var older = await RawClient.Connect(bridge.Port);
        await older.SignIn("smoke-0001", device.Secret, clean: false);
        await older.Send(RawClient.Publish("v1/devices/me/telemetry", 7, """{"battery":80}"""));
        await Eventually.Async(() => device.Running == 1, "the reading is with its grain");

        using var newer = await RawClient.Connect(bridge.Port);
        await newer.SignIn("smoke-0001", device.Secret, clean: false);
        device.Hold.SetResult();
        await older.Closed();
        await newer.Send(0xC0, 0);
        Assert.Equal([0xD0, 0], await newer.Receive(2));
    }

    [Fact]
    public async Task Devices_are_not_told_to_be_offline_when_the_bridge_stops()
    {
        var twin = new RecordingTwin();
        var bridge = await BridgeHost.Start(twin);
        using var client = await bridge.Connect("smoke-0001");
        await Eventually.Async(() => twin.Device("smoke-0001").Connections.Count == 1, "the device is online");
        await bridge.DisposeAsync();

        await Eventually.Async(() => !client.IsConnected, "the connection has ended");
        Assert.Equal([ConnectionStatus.Online], twin.Device("smoke-0001").Connections);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Connect_without_a_client_id_gets_one(MqttProtocolVersion version)
    {
        await using var bridge = await BridgeHost.Start();
        using var one = await bridge.Connect("smoke-0001", version, clientId: string.Empty);
        using var two = await bridge.Connect("smoke-0001", version, clientId: string.Empty);

        Assert.True((await one.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);
        Assert.True((await two.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);
    }

    [Fact]
    public async Task Connect_asks_no_grain_after_too_many_wrong_secrets()
    {
        await using var bridge = await BridgeHost.Start("MaxFailedLogins=2");
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await Refusal(bridge.Options("smoke-0001").WithCredentials("smoke-0001", $"guess {i}")));
        }

        Assert.Equal(2, bridge.Twin.Device("smoke-0001").AuthenticateCalls);

        using var neighbour = await bridge.Connect("smoke-0002");
        Assert.True(neighbour.IsConnected);
    }

    [Fact]
    public async Task A_thousand_guesses_get_nobody_in_and_a_device_elsewhere_still_gets_in()
    {
        await using var bridge = await BridgeHost.Start();
        var random = new Random(20260131);
        for (var guess = 0; guess < 1_000; guess++)
        {
            using var guesser = await RawClient.Connect(bridge.Port);
            Assert.Equal(BadUserNameOrPassword, await guesser.TrySignIn("smoke-0001", $"secret-of-{random.Next()}"));
        }

        Assert.Equal(5, bridge.Twin.Device("smoke-0001").AuthenticateCalls);
        using var honest = await RawClient.Connect(bridge.Port, from: "127.0.0.9");
        await honest.SignIn("smoke-0001", bridge.Twin.Device("smoke-0001").Secret);
    }

    private static async Task<MqttConnectReasonCode> Refusal(MqttClientOptionsBuilder options)
    {
        var reason = await Try(options);
        Assert.NotEqual(MqttConnectReasonCode.Success, reason);
        return reason;
    }

    private static async Task<MqttConnectReasonCode> Try(MqttClientOptionsBuilder options)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        return (MqttConnectReasonCode)(await client.ConnectAsync(options.Build())).ResultCode;
    }
}
