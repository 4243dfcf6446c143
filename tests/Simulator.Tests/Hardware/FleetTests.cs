using MQTTnet.Server;
using Twin.Fixtures;

namespace Twin.Simulation.Hardware;

public sealed class FleetTests : IAsyncLifetime
{
    private static readonly DeviceLine[] Devices =
    [
        new("smoke-1", "烟雾报警器", "smoke", "b-1", Grid: null, "h-1", "secret-1"),
        new("bin-1", "垃圾桶", "bin", Building: null, "g-1", Household: null, "secret-2"),
    ];

    private readonly DeviceServer _server = new();
    private readonly CancellationTokenSource _stopping = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _stopping.Dispose();
    }

    [Fact]
    public async Task RunAsync_sends_each_devices_readings_as_that_device_and_ends_cleanly_when_cancelled()
    {
        using var fleet = Fleet(Devices, rate: 100);
        var driving = fleet.RunAsync(_stopping.Token);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < Devices.Length)
        {
            var (device, topic, payload) = await _server.NextAsync();
            Assert.Equal($"twin/v1/{device}/telemetry", topic);
            Assert.Contains(device == "bin-1" ? "bin.fill" : "smoke.obscuration", payload, StringComparison.Ordinal);
            seen.Add(device);
        }

        await Eventually.Async(() => fleet.Meter.Acknowledged > 0, "a message has been acknowledged");
        await _stopping.CancelAsync();
        await driving;
        Assert.All(Devices, device => Assert.Equal(device.Secret, _server.Secrets[device.Id]));
        Assert.Equal(0, fleet.Meter.Connected);
        await Eventually.Async(() => _server.Disconnected.Count == Devices.Length, "the server has seen both devices leave");
        Assert.All(_server.Disconnected, type => Assert.Equal(MqttClientDisconnectType.Clean, type));
        Assert.InRange(fleet.Meter.Acknowledged, 1, fleet.Meter.Sent);
    }

    [Fact]
    public async Task RunAsync_sends_a_message_again_when_the_connection_broke_before_its_acknowledgement()
    {
        var drops = 2;
        _server.Drop = _ => Interlocked.Decrement(ref drops) >= 0;
        using var fleet = Fleet([Devices[0]], rate: 100);
        var driving = fleet.RunAsync(_stopping.Token);

        var first = await _server.NextAsync();
        var again = await _server.NextAsync();
        var acknowledged = await _server.NextAsync();
        var next = await _server.NextAsync();

        Assert.Equal(first, again);
        Assert.Equal(first, acknowledged);
        Assert.NotEqual(first, next);
        Assert.NotNull(fleet.Meter.TakeTrouble());
        await _stopping.CancelAsync();
        await driving;
    }

    [Fact]
    public async Task Disturb_makes_a_device_report_at_once_and_another_fall_silent()
    {
        using var fleet = Fleet(Devices, rate: 0.01);
        var driving = fleet.RunAsync(_stopping.Token);
        var first = await _server.NextAsync();
        Assert.Equal("smoke-1", first.Device);

        fleet.Disturb("bin-1", new Disturbance([], Silent: true));
        fleet.Disturb("smoke-1", new Disturbance([]));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("smoke-1", (await _server.NextAsync()).Device);
        }

        fleet.Disturb("bin-1", disturbance: null);
        Assert.Equal("bin-1", (await NextOf("bin-1")).Device);
        await _stopping.CancelAsync();
        await driving;
    }

    private async Task<(string Device, string Topic, string Payload)> NextOf(string device)
    {
        while (true)
        {
            var message = await _server.NextAsync();
            if (message.Device == device)
            {
                return message;
            }
        }
    }

    private Fleet Fleet(IReadOnlyCollection<DeviceLine> devices, double rate) =>
        new(devices, new FleetOptions("127.0.0.1", _server.Port, rate, Seed: 1, TimeSpan.FromMilliseconds(20)), TimeProvider.System);
}
