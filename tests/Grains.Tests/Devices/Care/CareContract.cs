using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Search;

namespace Twin.Grains.Tests.Devices;

/// <summary>Devices that are looked after: a fault is found, has one case, and the case ends with it.</summary>
public abstract class CareContract : IAsyncLifetime
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(30);

    /// <summary>Shorter than life, so that what is recorded is little.</summary>
    private static readonly IReadOnlyDictionary<string, string?> Pace = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Twin:Care:Every"] = "00:30:00",
        ["Twin:Care:FlappingWindow"] = "01:00:00",
        ["Twin:Care:Drift:Window"] = "04:00:00",
    };

    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start((await Settings()).Concat(Pace).ToDictionary(StringComparer.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> Settings();

    [Fact]
    public async Task Battery_that_runs_out_is_one_case_which_a_new_battery_closes()
    {
        await _twin.Create("d");
        for (var day = 10; day >= 0; day--)
        {
            await _twin.SendAt("d", _twin.Now.AddDays(-day), ("battery", 32 + (2 * day)));
        }

        _twin.Faults.Reading = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Check("d"));
        Assert.Empty((await Health("d")).Faults);
        _twin.Faults.Reading = false;
        var health = await Check("d");
        await _twin.Restart(away: Look);
        health = await Check("d");

        var fault = Assert.Single(health.Faults);
        Assert.Equal((75, CareFault.Battery, "care-battery", 14.0), (health.Score, fault.Fault, fault.Rule, fault.Limit));
        Assert.InRange(fault.Value!.Value, 12, 14);
        Assert.InRange(health.Battery!.PerDay, 1.9, 2.1);
        Assert.Contains("天后耗尽", fault.Text, StringComparison.Ordinal);
        await Cases("filed", "care-battery", 1);
        Assert.Equal(1, await Count(new ObjectFilter { Kind = ObjectKind.Device, Labels = ["fault-battery"], Facts = [new("health", FactComparison.AtMost, "75")] }));
        Assert.Equal(DeviceCondition.Warning, (await _twin.Look("d")).Condition);

        await _twin.Send("d", ("battery", 100));
        Assert.Equal((100, 0), await Score("d"));
        await Cases("closed", "care-battery", 1);
    }

    [Fact]
    public async Task Value_that_stands_still_is_a_fault_and_so_is_one_that_is_far_from_the_neighbours()
    {
        string[] devices = ["a", "b", "c", "d", "odd"];
        var metric = new MetricDefinition("ambient.temp", "温度", "°C", null, null, Varies: TimeSpan.FromHours(4), Drift: 10);
        await _twin.Grains.Profile("thermometer").Upsert(Caller.System, new DeviceProfile("thermometer", "温度计", TimeSpan.FromDays(1), [metric], []), default);
        await Task.WhenAll(devices.Select(device => _twin.Create(device, "thermometer")));

        await Record(odd: 55);
        Assert.Equal((60, 1), await Score("odd"));
        Assert.Equal("care-stuck", (await Health("odd")).Faults[0].Rule);
        Assert.Equal((30, 2), await Score("odd"));
        Assert.Equal((CareFault.Drift, "ambient.temp", 10), ((await Health("odd")).Faults[1].Fault, (await Health("odd")).Faults[1].Metric, (await Health("odd")).Faults[1].Limit));
        Assert.Equal((100, 0), await Score("a"));
        await Cases("filed", "care-stuck", 1);
        await Cases("filed", "care-drift", 1);

        _twin.Clock.Advance(TimeSpan.FromHours(4));
        await Record(odd: null);
        Assert.Equal((100, 0), await Score("odd"));
        await Cases("closed", "care-stuck", 1);
        await Cases("closed", "care-drift", 1);

        // What the last four hours have brought.
        Task Record(double? odd) => Task.WhenAll(devices.Select(device => _twin.Grains.Device(device).Ingest(
            [
                .. Enumerable.Range(0, 16).Select(quarter => new Telemetry(
                    _twin.Now.AddMinutes((quarter - 15) * 15), [new Reading("ambient.temp", device == "odd" && odd is { } still ? still : 20 + (quarter % 3))])),
            ],
            default)));
    }

    [Fact]
    public async Task Connection_clock_and_signal_are_judged_and_rules_that_are_off_are_not()
    {
        await _twin.Create("d");
        await _twin.Create("off");
        await _twin.Grains.RuleSet(new ObjectKey(ObjectKind.Device, "off")).Put(Caller.System, new RuleSet(Off: ["care-flapping", "care-clock", "care-signal"]), 0, default);
        await Flap("d");
        await Flap("off");
        for (var look = 0; look < 2; look++)
        {
            await _twin.SendAt("d", _twin.Now.AddMinutes(8), ("rssi", -95));
            await _twin.SendAt("off", _twin.Now.AddMinutes(8), ("rssi", -95));
            await Check("d");
            await _twin.Grains.Device("off").Wake(default);
        }

        Assert.Equal([CareFault.Flapping, CareFault.Clock, CareFault.Signal], (await Health("d")).Faults.Select(fault => fault.Fault));
        Assert.Equal([6, 480, -95], (await Health("d")).Faults.Select(fault => fault.Value!.Value));
        Assert.Equal((100, 0), ((await Health("off")).Score, (await Health("off")).Faults.Length));

        await _twin.Restart(away: TimeSpan.FromHours(1));
        await Check("d");
        await _twin.Send("d", ("rssi", -60));
        Assert.Equal((100, 0), await Score("d"));
        foreach (var category in (string[])["care-flapping", "care-clock", "care-signal"])
        {
            await Cases("closed", category, 1);
        }
    }

    [Fact]
    public async Task Gateway_whose_connection_comes_and_goes_is_one_fault_not_one_of_each_device_behind_it()
    {
        await _twin.Create("gw", "gateway");
        foreach (var device in (string[])["c-1", "c-2"])
        {
            await _twin.Grains.Device(device).Upsert(Caller.System, new DeviceAttributes(null, "home-electric", "b-3", null, null, null, "gw"), default);
            await Flap(device);
        }

        await Flap("gw");

        Assert.Empty((await Check("c-1")).Faults);
        Assert.Equal(CareFault.Flapping, Assert.Single((await Check("gw")).Faults).Fault);
        Assert.Empty((await Check("c-2")).Faults);
    }

    private async Task Flap(string device)
    {
        for (var time = 0; time < 6; time++)
        {
            await _twin.Grains.Device(device).SetConnection(ConnectionStatus.Online, connection: null, lost: false, through: null, default);
            await _twin.Grains.Device(device).SetConnection(ConnectionStatus.Offline, connection: null, lost: true, through: null, default);
        }

        await _twin.Grains.Device(device).SetConnection(ConnectionStatus.Online, connection: null, lost: false, through: null, default);
    }

    private async Task<(int Score, int Faults)> Score(string device)
    {
        var health = await Check(device);
        return (health.Score, health.Faults.Length);
    }

    /// <summary>The device as the next look at it finds it.</summary>
    private async Task<DeviceHealth> Check(string device)
    {
        _twin.Clock.Advance(Look);
        await _twin.Grains.Device(device).Wake(default);
        return await Health(device);
    }

    private async Task<DeviceHealth> Health(string device) => (await _twin.Grains.Device(device).GetHealth(Caller.System, default)).Value!;

    private Task Cases(string status, string category, int count) => Eventually.Async(
        async () => await Count(new ObjectFilter { Kind = ObjectKind.Case, Facts = [new("category", FactComparison.Equal, category)] }) == count
            && await Count(new ObjectFilter { Kind = ObjectKind.Case, Statuses = [status], Facts = [new("category", FactComparison.Equal, category)] }) == count,
        $"there is {count} case {category}, {status}");

    private async Task<long> Count(ObjectFilter filter) => (await _twin.Grains.Catalog().Count(Caller.System, filter, default)).Value;
}
