using Twin.Access;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>What a device keeps over restarts, silences and changes of its profile.</summary>
public sealed class DeviceLifeTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Restart_keeps_values_alarms_and_runs()
    {
        await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.15), ("battery", 80), ("own", 3));
        Later(TimeSpan.FromSeconds(1));
        await _twin.Send("d", ("smoke.obscuration", 0.01));
        var before = await _twin.Look("d");

        await _twin.Restart();

        var after = await _twin.Look("d");
        Assert.Equal(before.Values.ToArray(), after.Values.ToArray());
        Assert.Equal(before.Alarms.ToArray(), after.Alarms.ToArray());
        Assert.Equal(before.LastSeen, after.LastSeen);
        await _twin.SendAt("d", before.LastSeen!.Value, ("smoke.obscuration", 0.5));
        Later(TimeSpan.FromSeconds(1));
        await _twin.Send("d", ("smoke.obscuration", 0.01));
        Assert.Equal((1, AlarmStatus.Cleared), await Alarm("smoke-alarm", alarm => (alarm.Episode, alarm.Status)));
    }

    [Fact]
    public async Task Wake_shows_silence_then_raises_an_alarm_and_the_next_message_ends_both()
    {
        var device = await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.01));

        await Wake(device, (Day * 2) - TimeSpan.FromSeconds(1));
        Assert.Equal(DeviceCondition.Normal, (await _twin.Look("d")).Condition);
        await Wake(device, TimeSpan.FromSeconds(1));
        Assert.Equal(DeviceCondition.Silent, (await _twin.Look("d")).Condition);
        await Wake(device, Day);
        Assert.Equal(
            ("maintenance", AlarmStatus.Raised, Severity.Notice, Day.TotalSeconds * 3),
            await Alarm("silence", alarm => (alarm.Hazard, alarm.Status, alarm.Severity, alarm.Value)));

        Later(TimeSpan.FromHours(1));
        await _twin.Send("d", ("smoke.obscuration", 0.01));

        Assert.Equal((DeviceCondition.Normal, _twin.Now), ((await _twin.Look("d")).Condition, await Alarm("silence", alarm => alarm.ClearedAt!.Value)));
    }

    [Fact]
    public async Task Wake_finds_no_silence_when_the_device_has_never_sent_anything()
    {
        var device = await _twin.Create("d");

        await Wake(device, Day * 10);

        Assert.Equal(DeviceCondition.Normal, (await _twin.Look("d")).Condition);
    }

    [Fact]
    public async Task Wake_finds_no_silence_when_it_was_us_who_were_away()
    {
        await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.01));
        await _twin.Restart(away: Day * 5);

        await Wake(_twin.Grains.Device("d"), TimeSpan.Zero);
        Assert.Equal(DeviceCondition.Normal, (await _twin.Look("d")).Condition);

        await Wake(_twin.Grains.Device("d"), Day * 2);
        Assert.Equal(DeviceCondition.Silent, (await _twin.Look("d")).Condition);
    }

    [Fact]
    public async Task Wake_writes_nothing_for_hours_when_the_device_reports()
    {
        var device = await _twin.Create("d", "home-electric");
        await _twin.Send("d", ("elec.current", 20));
        var revision = (await _twin.Look("d")).Revision;
        for (var i = 0; i < 12; i++)
        {
            Later(TimeSpan.FromMinutes(5));
            await _twin.Send("d", ("elec.current", 20));
            await device.Wake(default);
        }

        Assert.Equal(revision, (await _twin.Look("d")).Revision);
    }

    [Fact]
    public async Task Profile_is_judged_by_within_half_a_minute_when_it_is_replaced()
    {
        await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.06));
        Assert.Equal(DeviceCondition.Warning, (await _twin.Look("d")).Condition);
        var shipped = (await _twin.Grains.Profile("smoke").Get(default)).Value!;
        var strict = shipped with
        {
            Rules = [.. shipped.Rules.Where(rule => rule.Id == "smoke-alarm").Select(rule => rule with { Raise = new Level(AtOrAbove: 0.05) })],
        };

        var replaced = await _twin.Grains.Profile("smoke").Upsert(Caller.System, strict, default);
        Assert.Equal(replaced, await _twin.Grains.Profile("smoke").Upsert(Caller.System, strict, default));
        Later(TimeSpan.FromSeconds(31));
        await _twin.Send("d", ("smoke.obscuration", 0.06));

        Assert.Equal(AlarmStatus.Raised, await Alarm("smoke-alarm", alarm => alarm.Status));
        Assert.Equal(AlarmStatus.Cleared, await Alarm("smoke-warn", alarm => alarm.Status));
    }

    [Fact]
    public async Task Profile_upsert_refuses_and_names_the_field()
    {
        var shipped = (await _twin.Grains.Profile("smoke").Get(default)).Value!;
        var profile = _twin.Grains.Profile("smoke");

        Assert.Equal("id", (await profile.Upsert(Caller.System, shipped with { Id = "other" }, default)).Refusal!.Field);
        Assert.Equal("rules", (await profile.Upsert(Caller.System, shipped with { Rules = default }, default)).Refusal!.Field);
        Assert.Equal(RefusalReason.Forbidden, (await profile.Upsert(Caller.System with { Role = Role.Supervisor }, shipped, default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await _twin.Grains.Profile("unknown").Get(default)).Refusal!.Reason);
    }

    [Fact]
    public async Task SetConnection_is_shown_and_not_stored()
    {
        var device = await _twin.Create("d");
        await device.SetConnection(ConnectionStatus.Online, Guid.NewGuid(), lost: false, through: null, default);
        Assert.Equal(ConnectionStatus.Online, (await _twin.Look("d")).Connection);

        await _twin.Restart();

        Assert.Equal(ConnectionStatus.Unknown, (await _twin.Look("d")).Connection);
    }

    [Fact]
    public async Task SetConnection_leaves_a_device_online_when_an_older_connection_ends_late_at_another_bridge()
    {
        var device = await _twin.Create("d");
        var (older, newer) = (Guid.NewGuid(), Guid.NewGuid());
        await device.SetConnection(ConnectionStatus.Online, older, lost: false, through: null, default);
        await device.SetConnection(ConnectionStatus.Online, newer, lost: false, through: null, default);

        await device.SetConnection(ConnectionStatus.Offline, older, lost: true, through: null, default);
        Assert.Equal(ConnectionStatus.Online, (await _twin.Look("d")).Connection);

        await device.SetConnection(ConnectionStatus.Offline, newer, lost: true, through: null, default);
        Assert.Equal(ConnectionStatus.Offline, (await _twin.Look("d")).Connection);
    }

    private void Later(TimeSpan span) => _twin.Clock.Advance(span);

    private async Task Wake(IDeviceGrain device, TimeSpan after)
    {
        Later(after);
        await device.Wake(default);
    }

    private async Task<T> Alarm<T>(string rule, Func<AlarmSnapshot, T> what) =>
        what((await _twin.Look("d")).Alarms.Single(alarm => alarm.Rule == rule));
}
