using System.Collections.Immutable;
using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Places;

namespace Twin.Grains.Tests.Devices;

public sealed class DeviceGrainTests : IAsyncLifetime
{
    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Upsert_refuses_and_names_the_field_when_it_names_what_is_not_known()
    {
        var good = new DeviceAttributes(Name: null, "smoke", "b-3", Grid: null, Household: null, Secret: null);
        (DeviceAttributes Attributes, string Field)[] bad =
        [
            (good with { Name = " " }, "name"),
            (good with { Profile = "unknown" }, "profile"),
            (good with { Profile = "no/id" }, "profile"),
            (good with { Building = null }, "building"),
            (good with { Grid = DeviceCluster.Grid }, "building"),
            (good with { Building = "b-99" }, "building"),
            (good with { Building = null, Grid = "500103002001999" }, "grid"),
            (good with { Household = "h-99" }, "household"),
        ];
        foreach (var (attributes, field) in bad)
        {
            var refused = await _twin.Grains.Device("d").Upsert(Caller.System, attributes, default);
            Assert.Equal((RefusalReason.Invalid, field), (refused.Refusal!.Reason, refused.Refusal.Field));
        }

        var worker = Caller.System with { Role = Role.GridWorker };
        Assert.Equal(RefusalReason.Forbidden, (await _twin.Grains.Device("d").Upsert(worker, good, default)).Refusal!.Reason);
        Assert.Equal(IngestStatus.UnknownDevice, (await _twin.Send("d", ("battery", 50))).Status);
        Assert.Equal(RefusalReason.NotFound, (await _twin.Grains.Device("d").Get(Caller.System, default)).Refusal!.Reason);
    }

    [Fact]
    public async Task Upsert_changes_nothing_when_it_is_repeated()
    {
        var device = await _twin.Create("d");
        await Eventually.Async(async () => (await Devices("b-3")).Length == 1, "the building knows the device");
        var revision = (await _twin.Look("d")).Revision;

        await _twin.Create("d");

        Assert.Equal(revision, (await _twin.Look("d")).Revision);
        Assert.True(await device.Authenticate(DeviceCluster.Secret, default));
    }

    [Fact]
    public async Task Upsert_moves_the_device_from_one_place_to_the_other()
    {
        var device = await _twin.Create("d");
        await Eventually.Async(async () => (await Devices("b-3")).Length == 1, "the building counts the device");

        await device.Upsert(Caller.System, new DeviceAttributes("门口", "smoke", Building: null, DeviceCluster.OtherGrid, Household: null, Secret: null), default);

        await Eventually.Async(async () => (await Devices("b-3")).IsEmpty, "the building counts it no longer");
        var grid = (await _twin.Grains.Grid(DeviceCluster.OtherGrid).Get(Caller.System, default)).Value!;
        Assert.Equal([new ConditionCount(DeviceCondition.Normal, 1)], grid.Devices);
        var moved = await _twin.Look("d");
        Assert.Equal(("门口", null, DeviceCluster.OtherGrid), (moved.Name, moved.Building, moved.Area));
        Assert.True(await device.Authenticate(DeviceCluster.Secret, default));
    }

    [Fact]
    public async Task Authenticate_is_false_when_the_device_or_the_secret_is_another()
    {
        var device = await _twin.Create("d");
        await _twin.Create("other");
        await _twin.Grains.Device("other").Upsert(
            Caller.System, new DeviceAttributes(Name: null, "smoke", "b-3", Grid: null, Household: null, "another-secret"), default);
        await _twin.Grains.Device("open").Upsert(
            Caller.System, new DeviceAttributes(Name: null, "smoke", "b-3", Grid: null, Household: null, Secret: null), default);

        Assert.True(await device.Authenticate(DeviceCluster.Secret, default));
        Assert.False(await device.Authenticate("another-secret", default));
        Assert.False(await device.Authenticate(string.Empty, default));
        Assert.False(await _twin.Grains.Device("other").Authenticate(DeviceCluster.Secret, default));
        Assert.False(await _twin.Grains.Device("open").Authenticate(string.Empty, default));
        Assert.False(await _twin.Grains.Device("nobody").Authenticate(DeviceCluster.Secret, default));
    }

    [Fact]
    public async Task AuthenticateCertificate_takes_what_is_vouched_for_and_of_a_device_that_names_one_that_one_only()
    {
        var device = await _twin.Create("d");
        var (own, other) = (new string('a', 64), new string('b', 64));
        Assert.True(await device.AuthenticateCertificate(other, isVouchedFor: true, default));
        Assert.False(await device.AuthenticateCertificate(other, isVouchedFor: false, default));
        Assert.False(await _twin.Grains.Device("nobody").AuthenticateCertificate(other, isVouchedFor: true, default));

        var attributes = new DeviceAttributes(Name: null, "smoke", "b-3", Grid: null, Household: null, Secret: null, Certificate: string.Join(':', Enumerable.Repeat("AA", 32)));
        Assert.Equal("certificate", (await device.Upsert(Caller.System, attributes with { Certificate = "aa" }, default)).Refusal!.Field);
        await device.Upsert(Caller.System, attributes, default);

        Assert.True(await device.AuthenticateCertificate(own, isVouchedFor: false, default));
        Assert.False(await device.AuthenticateCertificate(other, isVouchedFor: true, default));
        Assert.Equal(own, System.Text.Json.JsonElement.Parse((await device.Read(Caller.System, default)).Value!.Attributes).GetProperty("certificate").GetString());
    }

    [Fact]
    public async Task Ingest_shows_the_newest_values_and_writes_no_state_when_nothing_is_decided()
    {
        await _twin.Create("d");
        await Eventually.Async(async () => (await Devices("b-3")).Length == 1, "the building knows the device");
        var revision = (await _twin.Look("d")).Revision;

        await _twin.Send("d", ("smoke.obscuration", 0.01), ("own", 5));
        var late = await _twin.SendAt("d", _twin.Now.AddHours(-1), ("smoke.obscuration", 0.5), ("battery", 81));

        Assert.Equal((IngestStatus.Accepted, 0), (late.Status, late.Rejected.Length));
        var now = await _twin.Look("d");
        Assert.Equal(revision, now.Revision);
        Assert.Equal(_twin.Now, now.LastSeen);
        Assert.Equal(DeviceCondition.Normal, now.Condition);
        Assert.Equal(
            [
                new MetricValue("smoke.obscuration", 0.01, "dB/m", _twin.Now),
                new MetricValue("battery", 81, "%", _twin.Now.AddHours(-1)),
                new MetricValue("own", 5, null, _twin.Now),
            ],
            now.Values.ToArray());
    }

    [Fact]
    public async Task Ingest_raises_acknowledges_and_clears_an_alarm_and_tells_the_building()
    {
        var device = await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.15));
        await Eventually.Async(async () => await Open("b-3") == 1, "the building knows of the fire");
        Assert.Equal([new ConditionCount(DeviceCondition.Alarm, 1)], await Devices("b-3"));

        var stranger = new Caller("wang", Role.GridWorker, new AreaScope([DeviceCluster.OtherGrid]));
        Assert.Equal(RefusalReason.NotFound, (await device.AcknowledgeAlarm(stranger, "smoke-alarm", default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await device.AcknowledgeAlarm(Caller.System, "temp-alarm", default)).Refusal!.Reason);
        var worker = new Caller("zhangwei", Role.GridWorker, new AreaScope([DeviceCluster.Grid]), "w-001");
        var acknowledged = await device.AcknowledgeAlarm(worker, "smoke-alarm", default);
        Assert.Equal(acknowledged, await device.AcknowledgeAlarm(worker, "smoke-alarm", default));
        Assert.Equal((AlarmStatus.Acknowledged, "zhangwei"), await Alarm("d", alarm => (alarm.Status, alarm.AcknowledgedBy!)));

        for (var i = 0; i < 2; i++)
        {
            _twin.Clock.Advance(TimeSpan.FromSeconds(10));
            await _twin.Send("d", ("smoke.obscuration", 0.01));
        }

        Assert.Equal((AlarmStatus.Cleared, _twin.Now), await Alarm("d", alarm => (alarm.Status, alarm.ClearedAt!.Value)));
        await Eventually.Async(async () => await Open("b-3") == 0, "the building knows that the fire is out");
        Assert.Equal([new ConditionCount(DeviceCondition.Normal, 1)], await Devices("b-3"));
    }

    [Fact]
    public async Task Ingest_decides_along_the_way_when_one_message_holds_many_times()
    {
        await _twin.Create("d");
        double[] values = [0.01, 0.15, 0.2, 0.01, 0.01, 0.01, 0.3];
        var start = _twin.Now.AddHours(-1);

        await _twin.Grains.Device("d").Ingest(
            [.. values.Select((value, i) => new Telemetry(start.AddMinutes(i), [new Reading("smoke.obscuration", value)]))], default);

        Assert.Equal((2, AlarmStatus.Raised, start.AddMinutes(6)), await Alarm("d", alarm => (alarm.Episode, alarm.Status, alarm.RaisedAt)));
    }

    [Fact]
    public async Task GetHistory_checks_what_is_asked_and_adds_the_unit()
    {
        var device = await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.02), ("own", 1));
        var good = new HistoryQuery("smoke.obscuration", _twin.Now.AddMinutes(-1), _twin.Now.AddMinutes(1), Step: null);
        (HistoryQuery Query, string Field)[] bad =
        [
            (good with { Metric = "a'b" }, "metric"),
            (good with { To = good.From }, "to"),
            (good with { Step = TimeSpan.FromMilliseconds(999) }, "step"),
            (good with { Limit = 0 }, "limit"),
            (good with { Limit = 10_001 }, "limit"),
        ];
        foreach (var (query, field) in bad)
        {
            Assert.Equal(field, (await device.GetHistory(Caller.System, query, default)).Refusal!.Field);
        }

        var series = (await device.GetHistory(Caller.System, good, default)).Value!;
        Assert.Equal(("dB/m", 0.02), (series.Unit, Assert.Single(series.Points).Last));
        Assert.Null((await device.GetHistory(Caller.System, good with { Metric = "own" }, default)).Value!.Unit);
    }

    private async Task<T> Alarm<T>(string device, Func<AlarmSnapshot, T> what) =>
        what((await _twin.Look(device)).Alarms.Single(alarm => alarm.Rule == "smoke-alarm"));

    private async Task<ImmutableArray<ConditionCount>> Devices(string building) =>
        (await _twin.Grains.Building(building).Get(Caller.System, default)).Value!.Devices;

    private async Task<int> Open(string building) =>
        (await _twin.Grains.Building(building).Get(Caller.System, default)).Value!.Incidents.Sum(incident => incident.Active);
}
