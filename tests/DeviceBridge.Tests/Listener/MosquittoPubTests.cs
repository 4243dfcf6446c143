using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class MosquittoPubTests
{
    [Theory]
    [InlineData("5", "twin/v1/smoke-0001/telemetry")]
    [InlineData("311", "v1/devices/me/telemetry")]
    [InlineData("31", "v1/devices/me/telemetry")]
    public async Task Publish_by_mosquitto_pub_is_taken_in(string version, string topic)
    {
        await using var bridge = await BridgeHost.Start();
        var device = bridge.Twin.Device("smoke-0001");
        string[] options = version == "31" ? ["-i", "smoke-0001"] : [];

        var exit = await Mosquitto.Publish(
            bridge.Port, ["-V", version, "-q", "1", "-u", "smoke-0001", "-P", device.Secret, "-t", topic, "-m", """{"smoke.obscuration":0.15}""", .. options]);

        Assert.Equal(0, exit);
        Assert.Equal([new Reading("smoke.obscuration", 0.15)], Assert.Single(device.Taken).Readings);
    }

    [Fact]
    public async Task Publish_by_mosquitto_pub_fails_with_a_wrong_secret()
    {
        await using var bridge = await BridgeHost.Start();
        Assert.NotEqual(0, await Mosquitto.Publish(bridge.Port, "-u", "smoke-0001", "-P", "wrong", "-t", "v1/devices/me/telemetry", "-m", "{}"));
    }
}
