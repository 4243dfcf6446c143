using MQTTnet.Formatter;
using Twin.Access;
using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

public sealed class TwinHostTests
{
    [Fact]
    public async Task Readings_over_both_dialects_and_versions_reach_the_device_and_poison_its_dead_letters()
    {
        await using var twin = await TwinHost.Start();
        using var api = await twin.SignInAsAdmin();
        await api.ImportAll(SampleCommunity.Lines);

        await using (var modern = new MqttDevice("smoke-0001", SampleCommunity.Secret, twin.MqttPort))
        {
            await modern.Telemetry("""{"smoke.obscuration":0.15}""");
            await modern.Telemetry("""{"battery":"full","ambient.temp":21.5}""");
        }

        await using (var old = new MqttDevice("smoke-0001", SampleCommunity.Secret, twin.MqttPort, MqttProtocolVersion.V311))
        {
            await old.Publish("v1/devices/me/telemetry", """{"smoke.obscuration":0.16,"battery":80}""");
            var device = twin.Grains.Device("smoke-0001");
            var snapshot = (await device.Get(Caller.System, CancellationToken.None)).Value!;
            Assert.Equal(0.16, snapshot.Values.Single(value => value.Metric == "smoke.obscuration").Value);
            Assert.Equal(80, snapshot.Values.Single(value => value.Metric == "battery").Value);
            Assert.Equal(21.5, snapshot.Values.Single(value => value.Metric == "ambient.temp").Value);
            await Eventually.Async(
                async () => (await device.Get(Caller.System, CancellationToken.None)).Value!.Connection == ConnectionStatus.Online, "the device is online");
        }

        var letters = await api.Get("/api/v1/dead-letters?device=smoke-0001");
        var letter = Assert.Single(letters.GetProperty("items").EnumerateArray());
        Assert.Equal("battery: \"full\" is not a number", letter.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Sign_in_is_refused_to_strangers()
    {
        await using var twin = await TwinHost.Start();
        using var api = await twin.SignInAsAdmin();
        await api.ImportAll(SampleCommunity.Lines);

        await using var wrong = new MqttDevice("smoke-0001", "not its secret", twin.MqttPort);
        await Assert.ThrowsAnyAsync<Exception>(() => wrong.Telemetry("""{"battery":80}"""));
        await using var unknown = new MqttDevice("smoke-9999", SampleCommunity.Secret, twin.MqttPort);
        await Assert.ThrowsAnyAsync<Exception>(() => unknown.Telemetry("""{"battery":80}"""));
    }

    [Fact]
    public async Task A_gateways_own_words_become_metrics_and_alarms_of_the_devices_behind_it_and_of_no_other()
    {
        await using var twin = await TwinHost.Start();
        using var api = await twin.SignInAsAdmin();
        await api.ImportAll([
            .. SampleCommunity.Lines,
            """{"kind":"profile","id":"zigbee-smoke","name":"Zigbee烟感","interval":"1.00:00:00","metrics":[{"key":"smoke.alarm","name":"烟雾报警","unit":null,"min":0,"max":1},{"key":"ambient.temp","name":"温度","unit":"°C","min":-60,"max":200}],"rules":[{"id":"smoke-flag","name":"烟雾报警","metric":"smoke.alarm","raise":{"atOrAbove":1},"clear":{"below":1},"raiseAfter":{"samples":1},"clearAfter":{"samples":2},"severity":"major","hazard":"fire"}],"sources":[{"key":"smoke","metric":"smoke.alarm","words":{"detected":1,"clear":0}},{"key":"device_temperature","metric":"ambient.temp","scale":0.1}]}""",
            """{"kind":"device","id":"z2m-1","profile":"zigbee-smoke","building":"b-3","secret":"a-gateway-secret-for-tests-only"}""",
            """{"kind":"device","id":"kitchen_smoke","profile":"zigbee-smoke","building":"b-3","gateway":"z2m-1"}""",
        ]);

        await using (var gateway = new MqttDevice("z2m-1", "a-gateway-secret-for-tests-only", twin.MqttPort))
        {
            await gateway.Publish("zigbee2mqtt/kitchen smoke", """{"smoke":"detected","device_temperature":235,"tamper":"none"}""");
            await gateway.Publish("zigbee2mqtt/kitchen smoke/availability", "offline");
            await Assert.ThrowsAnyAsync<Exception>(() => gateway.Publish("zigbee2mqtt/smoke-0001", """{"smoke":true}"""));
        }

        var device = (await twin.Grains.Device("kitchen_smoke").Get(Caller.System, CancellationToken.None)).Value!;
        Assert.Equal([("smoke.alarm", 1), ("ambient.temp", 23.5)], device.Values.Select(value => (value.Metric, value.Value)));
        Assert.Equal(AlarmStatus.Raised, Assert.Single(device.Alarms).Status);
        Assert.Equal(ConnectionStatus.Offline, device.Connection);
        Assert.Empty((await twin.Grains.Device("smoke-0001").Get(Caller.System, CancellationToken.None)).Value!.Values);
        Assert.Equal(0, (await api.Get("/api/v1/dead-letters")).GetProperty("items").GetArrayLength());
    }
}
