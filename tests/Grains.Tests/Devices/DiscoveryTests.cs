using Twin.Fixtures;

namespace Twin.Grains.Tests.Devices;

public sealed class DiscoveryTests : IAsyncLifetime
{
    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Keep_keeps_the_last_of_each_topic_and_no_more_than_there_is_room_for()
    {
        var discovery = _twin.Grains.Discovery("d-1");
        Assert.True(await discovery.Keep("homeassistant/sensor/a/config", """{"stat_t":"old"}""", default));
        Assert.True(await discovery.Keep("homeassistant/sensor/a/config", """{"stat_t":"new"}""", default));
        Assert.True(await discovery.Keep("homeassistant/sensor/b/config", "{}", default));
        Assert.True(await discovery.Keep("homeassistant/sensor/b/config", null, default));
        Assert.False(await discovery.Keep("homeassistant/sensor/c/config", new string(' ', 300_000), default));
        await _twin.Restart();

        var kept = Assert.Single(await _twin.Grains.Discovery("d-1").Get(default));
        Assert.Equal(("homeassistant/sensor/a/config", """{"stat_t":"new"}"""), (kept.Key, kept.Value));
    }
}
