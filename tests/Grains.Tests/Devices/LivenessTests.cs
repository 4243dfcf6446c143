using System.Globalization;
using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Places;
using Twin.Search;

namespace Twin.Grains.Tests.Devices;

/// <summary>Who is away: one gateway's outage is one incident, and nothing is written while all is well.</summary>
public sealed class LivenessTests : IAsyncLifetime
{
    private const int Many = 1_000;
    private const int Buildings = 40;

    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Gateway_that_goes_away_with_a_thousand_devices_is_one_case()
    {
        await _twin.Create("gw", "gateway");
        var devices = Enumerable.Range(0, Many).Select(i => $"child-{i}").ToArray();
        foreach (var building in Enumerable.Range(0, Buildings))
        {
            await _twin.Grains.Building($"b-{building}").Upsert(Caller.System, new BuildingAttributes($"{building}栋", DeviceCluster.OtherGrid, Units: 2, Floors: 8), default);
        }

        await Parallel.ForEachAsync(devices, async (id, _) =>
        {
            var building = $"b-{int.Parse(id.AsSpan(6), CultureInfo.InvariantCulture) % Buildings}";
            await _twin.Grains.Device(id).Upsert(Caller.System, new DeviceAttributes(null, "septic-tank", building, null, null, null, "gw"), default);
            await _twin.Send(id, ("septic.level", 10));
        });

        await _twin.Grains.Device("gw").SetConnection(ConnectionStatus.Offline, connection: null, lost: true, through: null, default);
        _twin.Clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.Async(async () => (await _twin.Look("gw")).Alarms.Length == 1, "the gateway's loss is an alarm");
        for (var i = 0; i < 4; i++)
        {
            _twin.Clock.Advance(TimeSpan.FromMinutes(10));
            await Parallel.ForEachAsync(devices, async (id, _) => await _twin.Grains.Device(id).CheckSilence(default));
        }

        await Eventually.Async(async () => await Count(ObjectKind.Case) == 1, "there is one case");
        var child = await _twin.Look("child-7");
        Assert.Equal((DeviceCondition.Silent, 0), (child.Condition, child.Alarms.Length));
        Assert.Equal(Many, await Count(ObjectKind.Device, "silent"));

        await _twin.Grains.Device("gw").SetConnection(ConnectionStatus.Online, connection: null, lost: false, through: null, default);
        Assert.Equal(AlarmStatus.Cleared, (await _twin.Look("gw")).Alarms[0].Status);
        _twin.Clock.Advance(TimeSpan.FromMinutes(10));
        await _twin.Grains.Device("child-7").CheckSilence(default);
        Assert.Empty((await _twin.Look("child-7")).Alarms);
        _twin.Clock.Advance(TimeSpan.FromMinutes(21));
        await _twin.Grains.Device("child-7").CheckSilence(default);
        Assert.Equal("silence", (await _twin.Look("child-7")).Alarms.Single().Rule);
    }

    [Fact]
    public async Task Broker_that_goes_away_is_one_incident_and_none_of_each_device_heard_through_it()
    {
        string[] devices = ["tank-1", "tank-2", "tank-3"];
        await _twin.Create("gw", "gateway");
        await _twin.Grains.Device("gw").Listen("broker-1", default);
        foreach (var id in devices)
        {
            await _twin.Create(id, "septic-tank");
            await _twin.Grains.Device(id).Listen(id == "tank-2" ? "broker-2" : "broker-1", default);
            await _twin.Send(id, ("septic.level", 10));
        }

        await _twin.Grains.Device("tank-3").Upsert(Caller.System, new DeviceAttributes(null, "septic-tank", "b-3", null, null, null, "gw"), default);
        await _twin.Create("broker-1", "gateway");
        await _twin.Grains.Device("broker-1").SetLink(connected: false, default);
        await _twin.Grains.Device("broker-2").SetLink(connected: false, default);
        await _twin.Restart(TimeSpan.FromMinutes(6));
        await Eventually.Async(async () => (await _twin.Look("broker-1")).Alarms.Length == 1, "the loss of a broker that is described is an alarm");
        await Silent(TimeSpan.FromHours(2));
        await Eventually.Async(async () => await Count(ObjectKind.Case) == 1, "there is one case");
        Assert.All(await Task.WhenAll(devices.Select(_twin.Look)), device => Assert.Equal((DeviceCondition.Silent, 0), (device.Condition, device.Alarms.Length)));

        await _twin.Grains.Device("broker-1").SetLink(connected: true, default);
        await _twin.Grains.Device("broker-2").SetLink(connected: true, default);
        await _twin.Restart();
        Assert.Equal(AlarmStatus.Cleared, (await _twin.Look("broker-1")).Alarms[0].Status);
        await Silent(TimeSpan.FromMinutes(10));
        Assert.All(await Task.WhenAll(devices.Select(_twin.Look)), device => Assert.Empty(device.Alarms));
        await Silent(TimeSpan.FromMinutes(30));
        Assert.All(await Task.WhenAll(devices.Select(_twin.Look)), device => Assert.Equal("silence", device.Alarms.Single().Rule));

        async Task Silent(TimeSpan time)
        {
            _twin.Clock.Advance(time);
            foreach (var id in devices)
            {
                await _twin.Grains.Device(id).CheckSilence(default);
            }
        }
    }

    [Fact]
    public async Task Connection_that_comes_back_in_time_is_no_alarm()
    {
        await _twin.Create("gw", "gateway");
        var gateway = _twin.Grains.Device("gw");
        await gateway.SetConnection(ConnectionStatus.Offline, connection: null, lost: true, through: null, default);
        _twin.Clock.Advance(TimeSpan.FromMinutes(4));
        await gateway.SetConnection(ConnectionStatus.Online, connection: null, lost: false, through: null, default);
        _twin.Clock.Advance(TimeSpan.FromMinutes(4));

        await gateway.CheckSilence(default);

        Assert.Equal((DeviceCondition.Normal, 0), ((await _twin.Look("gw")).Condition, (await _twin.Look("gw")).Alarms.Length));
    }

    [Fact]
    public async Task Restart_of_ours_is_no_alarm_and_a_lost_connection_is_still_known()
    {
        await _twin.Create("gw", "gateway");
        await _twin.Create("d", "home-electric");
        await _twin.Send("d", ("elec.current", 20));
        await _twin.Grains.Device("gw").SetConnection(ConnectionStatus.Offline, connection: null, lost: true, through: null, default);

        await _twin.Restart(TimeSpan.FromMinutes(20));

        await Eventually.Async(async () => (await _twin.Look("gw")).Alarms.Length == 1, "the sweep has found the gateway still away");
        await _twin.Grains.Device("d").CheckSilence(default);
        Assert.Equal(DeviceCondition.Normal, (await _twin.Look("d")).Condition);
    }

    [Fact]
    public async Task Watch_finds_a_silent_device_by_itself_without_a_write_before()
    {
        await _twin.Create("d", "home-electric");
        await _twin.Send("d", ("elec.current", 20));
        var revision = (await _twin.Look("d")).Revision;
        for (var i = 0; i < 30; i++)
        {
            _twin.Clock.Advance(TimeSpan.FromMinutes(4));
            await _twin.Send("d", ("elec.current", 20));
        }

        Assert.Equal(revision, (await _twin.Look("d")).Revision);
        await Eventually.Async(
            async () =>
            {
                _twin.Clock.Advance(TimeSpan.FromMinutes(1));
                return (await _twin.Look("d")).Alarms.Length == 1;
            },
            "the silence is an alarm");
    }

    [Fact]
    public async Task Listener_that_stays_away_is_one_incident_and_none_of_each_device_that_was_connected_to_it()
    {
        string[] devices = ["tank-1", "tank-2"];
        var link = _twin.Grains.CreateObjectReference<IDeviceLink>(new DeadLink());
        await _twin.Create("listener-1", "gateway");
        await _twin.Grains.DeviceLinks().Register(link, "listener-1", default);
        await _twin.Grains.DeviceLinks().Look(default);
        foreach (var id in devices)
        {
            await _twin.Create(id, "septic-tank");
            await _twin.Grains.Device(id).SetConnection(ConnectionStatus.Online, Guid.NewGuid(), lost: false, "listener-1", default);
            await _twin.Send(id, ("septic.level", 10));
        }

        await Pass(TimeSpan.FromSeconds(61));
        await Pass(TimeSpan.FromMinutes(6));
        await Eventually.Async(
            async () =>
            {
                await _twin.Grains.Device("listener-1").CheckSilence(default);
                return (await _twin.Look("listener-1")).Alarms.Length == 1;
            },
            "the loss of a listener that is described is an alarm");
        Assert.All(await Pass(TimeSpan.FromHours(1)), device => Assert.Equal((DeviceCondition.Silent, 0), (device.Condition, device.Alarms.Length)));

        Assert.True(await _twin.Grains.DeviceLinks().Register(link, "listener-1", default));
        Assert.All(await Pass(TimeSpan.FromSeconds(50), times: 12), device => Assert.Empty(device.Alarms));
        Assert.Equal(AlarmStatus.Cleared, (await _twin.Look("listener-1")).Alarms[0].Status);
        Assert.All(await Pass(TimeSpan.FromSeconds(50), times: 26), device => Assert.Equal("silence", device.Alarms.Single().Rule));

        async Task<DeviceSnapshot[]> Pass(TimeSpan time, int times = 0)
        {
            for (var i = 0; i < Math.Max(times, 1); i++)
            {
                await _twin.Grains.DeviceLinks().Look(default);
                _twin.Clock.Advance(time);
                await (times > 0 ? _twin.Grains.DeviceLinks().Register(link, "listener-1", default) : Task.CompletedTask);
                await _twin.Grains.DeviceLinks().Look(default);
                await Task.WhenAll(devices.Select(id => _twin.Grains.Device(id).CheckSilence(default)));
            }

            return await Task.WhenAll(devices.Select(_twin.Look));
        }
    }

    [Fact]
    public async Task Gateway_that_only_speaks_for_others_is_not_silent()
    {
        await _twin.Create("gw", "gateway");
        await _twin.Send("gw", ("gateway.devices", 1));
        await _twin.Grains.Device("child").Upsert(Caller.System, new DeviceAttributes(null, "septic-tank", "b-3", null, null, null, "gw"), default);
        for (var i = 0; i < 10; i++)
        {
            _twin.Clock.Advance(TimeSpan.FromMinutes(5));
            await _twin.Grains.Device("child").Relay("gw", [new Telemetry(_twin.Now, [new Reading("septic.level", 10)])], status: null, default);
            await _twin.Grains.Device("gw").CheckSilence(default);
        }

        Assert.Equal((DeviceCondition.Normal, _twin.Now), ((await _twin.Look("gw")).Condition, (await _twin.Look("gw")).LastSeen));
    }

    private async Task<int> Count(string kind, string? status = null) =>
        (await _twin.Grains.Catalog().List(Caller.System, new CatalogQuery(new ObjectFilter { Kind = kind, Statuses = status is null ? [] : [status] }), default)).Value!.Total;
}
