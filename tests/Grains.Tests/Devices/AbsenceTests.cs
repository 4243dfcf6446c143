using Twin.Access;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>What it means that nothing comes of one metric.</summary>
public sealed class AbsenceTests : IAsyncLifetime
{
    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(-120)]
    [InlineData(45)]
    public async Task Absence_of_one_metric_is_an_alarm_whatever_the_devices_clock_says_and_its_next_reading_ends_it(int minutesOff)
    {
        await MissCurrent();
        await _twin.Create("d", "home-electric");
        await Send(("elec.current", 20), ("battery", 80));
        for (var i = 0; i < 7; i++)
        {
            _twin.Clock.Advance(TimeSpan.FromMinutes(5));
            await Send(("battery", 80));
            await _twin.Grains.Device("d").CheckSilence(default);
            Assert.Equal(i < 5 ? 0 : 1, (await _twin.Look("d")).Alarms.Length);
        }

        Assert.Equal(("no-current", AlarmStatus.Raised), ((await _twin.Look("d")).Alarms.Single().Rule, (await _twin.Look("d")).Alarms.Single().Status));
        _twin.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(("elec.current", 20));
        Assert.Equal(AlarmStatus.Cleared, (await _twin.Look("d")).Alarms.Single().Status);

        Task Send(params ReadOnlySpan<(string Metric, double Value)> readings) => _twin.SendAt("d", _twin.Now.AddMinutes(minutesOff), readings);
    }

    [Fact]
    public async Task Absence_is_not_held_against_devices_whose_gateway_is_away_and_counts_from_its_return()
    {
        string[] devices = ["d-1", "d-2"];
        await MissCurrent();
        await _twin.Create("gw", "gateway");
        foreach (var id in devices)
        {
            await _twin.Grains.Device(id).Upsert(Caller.System, new DeviceAttributes(null, "home-electric", "b-3", null, null, null, "gw"), default);
            await _twin.Send(id, ("elec.current", 20));
        }

        await Connect(ConnectionStatus.Offline);
        Assert.All(await Look(TimeSpan.FromMinutes(50)), device => Assert.Empty(device.Alarms));
        await Connect(ConnectionStatus.Online);
        Assert.All(await Look(TimeSpan.FromMinutes(10), ("battery", 80)), device => Assert.Empty(device.Alarms));
        Assert.All(await Look(TimeSpan.FromMinutes(10), ("battery", 80)), device => Assert.Empty(device.Alarms));
        Assert.All(await Look(TimeSpan.FromMinutes(11), ("battery", 80)), device => Assert.Equal("no-current", device.Alarms.Single().Rule));

        Task Connect(ConnectionStatus status) => _twin.Grains.Device("gw").SetConnection(status, connection: null, lost: true, through: null, default);

        async Task<DeviceSnapshot[]> Look(TimeSpan time, params (string, double)[] readings)
        {
            _twin.Clock.Advance(time);
            foreach (var id in devices)
            {
                await (readings is [] ? Task.CompletedTask : _twin.Send(id, readings));
                await _twin.Grains.Device(id).CheckSilence(default);
            }

            return await Task.WhenAll(devices.Select(_twin.Look));
        }
    }

    /// <summary>Has the profile miss the current after half an hour.</summary>
    private async Task MissCurrent()
    {
        var shipped = (await _twin.Grains.Profile("home-electric").Get(default)).Value!;
        var rule = new AbsenceRule("no-current", "电流无数据", "elec.current", TimeSpan.FromMinutes(30), Severity.Notice, "maintenance");
        Assert.Null((await _twin.Grains.Profile("home-electric").Upsert(Caller.System, shipped with { Absences = [rule] }, default)).Refusal);
    }
}
