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
}
