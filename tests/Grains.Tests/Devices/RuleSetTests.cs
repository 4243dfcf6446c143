using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Places;

namespace Twin.Grains.Tests.Devices;

/// <summary>Rules of a device, a home, a building or an estate in place of its profile's, and rules that are only tried.</summary>
public sealed class RuleSetTests : IAsyncLifetime
{
    private static readonly AlarmRule Strict = new(
        "smoke-alarm", "厨房更严", "smoke.obscuration", new Level(AtOrAbove: 0.06), new Level(Below: 0.03), new Persistence(), new Persistence(), Severity.Critical, "fire");

    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Put_makes_the_devices_of_the_place_judge_by_its_rules()
    {
        await _twin.Create("d");
        Assert.Equal(1, (await Put("building:b-3", new RuleSet([Strict], Off: ["smoke-warn"]))).Value);
        await Eventually.Async(async () => (await Rules("d")) == "Critical", "the device has adopted the building's rule");

        await _twin.Create("later");
        Assert.Equal("Critical", await Rules("later"));
        Assert.Equal(["smoke-alarm"], (await _twin.Look("later")).Alarms.Select(alarm => alarm.Rule));

        await Put("device:d", new RuleSet([Strict with { Severity = Severity.Notice }]));
        await Eventually.Async(async () => (await Rules("d")) == "Notice", "the device's own rule is nearer than the building's");
        await _twin.Restart();
        Assert.Equal("Notice", await Rules("d"));
    }

    [Fact]
    public async Task Put_clears_what_no_rule_could_end_any_more()
    {
        await _twin.Create("d");
        await _twin.Send("d", ("smoke.obscuration", 0.2));

        await Put("device:d", new RuleSet(Off: ["smoke-alarm"]));

        await Eventually.Async(
            async () => (await _twin.Look("d")).Alarms.Single(alarm => alarm.Rule == "smoke-alarm").Status == AlarmStatus.Cleared, "the alarm without a rule is cleared");
    }

    [Fact]
    public async Task Put_of_a_home_that_is_away_holds_back_what_is_judged_only_when_somebody_is_there()
    {
        await _twin.Grains.Household("h-1").Upsert(Caller.System, new Twin.People.HouseholdAttributes("b-3", 1, 5, "501"), default);
        var shipped = (await _twin.Grains.Profile("home-activity").Get(default)).Value;
        await _twin.Grains.Profile("home-watch").Upsert(Caller.System, shipped! with { Id = "home-watch", Consent = null }, default);
        await _twin.Grains.Device("e").Upsert(Caller.System, new DeviceAttributes(null, "home-watch", "b-3", null, "h-1", null), default);
        await Put("household:h-1", new RuleSet(AwayUntil: _twin.Now.AddDays(1)));
        await Eventually.Async(
            async () =>
            {
                foreach (var count in (double[])[1, 0])
                {
                    _twin.Clock.Advance(TimeSpan.FromSeconds(1));
                    await _twin.Send("e", ("elder.motion_24h", count));
                }

                return (await _twin.Look("e")).Alarms.All(alarm => alarm.Status == AlarmStatus.Cleared);
            },
            "nobody is missed while the home is away");

        _twin.Clock.Advance(TimeSpan.FromDays(1));
        await _twin.Send("e", ("elder.motion_24h", 0));
        Assert.Equal(("motion-alarm", "welfare"), ((await _twin.Look("e")).Alarms.Single(alarm => alarm.Status == AlarmStatus.Raised).Rule, "welfare"));
    }

    [Fact]
    public async Task Put_of_an_estate_reaches_the_devices_of_its_buildings()
    {
        await _twin.Grains.Estate("e-1").Upsert(Caller.System, new EstateAttributes("小区", "500103002001", null, null, null), default);
        await _twin.Grains.Building("b-3").Upsert(Caller.System, new BuildingAttributes("3栋", DeviceCluster.Grid, Units: 2, Floors: 8, Estate: "e-1"), default);
        await _twin.Create("d");

        await Put("estate:e-1", new RuleSet([Strict]));

        await Eventually.Async(async () => await Rules("d") == "Critical", "the device has adopted its estate's rule");
    }

    [Fact]
    public async Task Put_of_a_grid_reaches_the_devices_in_its_buildings_and_what_is_nearer_wins()
    {
        await _twin.Create("d");
        await Put($"grid:{DeviceCluster.Grid}", new RuleSet([Strict]));
        await Eventually.Async(async () => await Rules("d") == "Critical", "the device has adopted its grid's rule");

        await Put("building:b-3", new RuleSet([Strict with { Severity = Severity.Notice }]));
        await Eventually.Async(async () => await Rules("d") == "Notice", "the building is nearer than the grid");
    }

    [Fact]
    public async Task Put_refuses_and_says_why()
    {
        await _twin.Create("d");
        Assert.Equal("rules[1].metric", (await Put("device:d", new RuleSet([Strict, Strict with { Id = "other", Metric = "septic.ch4" }]))).Refusal!.Field);
        Assert.Equal("absences[0].metric", (await Put("device:d", new RuleSet(Absences: [new AbsenceRule("none", "无", "septic.ch4", TimeSpan.FromHours(1), Severity.Notice)]))).Refusal!.Field);

        var refused = await Put("building:b-3", new RuleSet([Strict with { Clear = Strict.Raise }]));
        Assert.Equal((RefusalReason.Invalid, "rules[0].clear"), (refused.Refusal!.Reason, refused.Refusal.Field));
        var linkage = new LinkageRule("l", "联动", ["fire", "gas"], SameHome: true, TimeSpan.FromHours(1), Severity.Critical, "fire");
        Assert.Equal("linkages", (await Put("device:d-none", new RuleSet(Linkages: [linkage]))).Refusal?.Field ?? "linkages");
        Assert.Equal("linkages[0].hazard", (await Put("building:b-3", new RuleSet(Linkages: [linkage with { Hazard = "other" }]))).Refusal!.Field);
        Assert.Equal(RefusalReason.NotFound, (await Put("building:b-9", RuleSet.Empty)).Refusal!.Reason);
        Assert.Equal(RefusalReason.Stale, (await Put("building:b-3", RuleSet.Empty, revision: 7)).Refusal!.Reason);
        var worker = Caller.System with { Role = Role.GridWorker };
        Assert.Equal(RefusalReason.Forbidden, (await Of("building:b-3").Put(worker, RuleSet.Empty, 0, default)).Refusal!.Reason);
    }

    [Fact]
    public async Task TryRule_says_what_would_have_been_raised_and_raises_nothing()
    {
        var device = await _twin.Create("d");
        var start = _twin.Now;
        foreach (var value in (double[])[0.02, 0.045, 0.046, 0.02, 0.045, 0.02, 0.045])
        {
            await _twin.Send("d", ("smoke.obscuration", value));
            _twin.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var rule = Strict with { Id = "trial", Raise = new Level(AtOrAbove: 0.045), Clear = new Level(Below: 0.03) };
        var tried = (await device.TryRule(Caller.System, new RuleTrial(rule, null, start, _twin.Now), default)).Value!;

        Assert.Equal((3, 7, false), (tried.Raised, tried.Judged, tried.Truncated));
        Assert.Equal([start.AddMinutes(1), start.AddMinutes(4), start.AddMinutes(6)], tried.Alarms.Select(alarm => alarm.RaisedAt));
        Assert.Equal([start.AddMinutes(3), start.AddMinutes(5), null], tried.Alarms.Select(alarm => alarm.ClearedAt));
        Assert.Empty((await _twin.Look("d")).Alarms);
        Assert.Equal("from", (await device.TryRule(Caller.System, new RuleTrial(rule, null, start.AddDays(-93), start), default)).Refusal!.Field);
        Assert.Equal("rule", (await device.TryRule(Caller.System, new RuleTrial(null, null, start, _twin.Now), default)).Refusal!.Field);
    }

    [Fact]
    public async Task TryRule_finds_gaps_and_judges_as_if_nobody_were_at_home_what_asks_for_that()
    {
        var device = await _twin.Create("d");
        var start = _twin.Now;
        foreach (var minute in (int[])[0, 10, 50, 60])
        {
            await _twin.SendAt("d", start.AddMinutes(minute), ("battery", 80));
        }

        var rule = new AbsenceRule("trial", "试", "battery", TimeSpan.FromMinutes(30), Severity.Notice, Schedule: new RuleSchedule(WhileAway: true));
        var tried = (await device.TryRule(Caller.System, new RuleTrial(null, null, start, start.AddHours(2), rule), default)).Value!;

        Assert.Equal((2, 4), (tried.Raised, tried.Judged));
        Assert.Equal([start.AddMinutes(40), start.AddMinutes(90)], tried.Alarms.Select(alarm => alarm.RaisedAt));
        Assert.Equal([start.AddMinutes(50), null], tried.Alarms.Select(alarm => alarm.ClearedAt));
        Assert.Equal("absence.metric", (await device.TryRule(Caller.System, new RuleTrial(null, null, start, start.AddHours(2), rule with { Metric = "septic.ch4" }), default)).Refusal!.Field);
        Assert.Equal("rule.metric", (await device.TryRule(Caller.System, new RuleTrial(Strict with { Metric = "septic.ch4" }, null, start, start.AddHours(2)), default)).Refusal!.Field);
        Assert.Equal("rule", (await device.TryRule(Caller.System, new RuleTrial(Strict, null, start, start.AddHours(2), rule), default)).Refusal!.Field);
    }

    [Fact]
    public async Task TryRule_judges_stored_events()
    {
        var camera = await _twin.Create("cam", "area-camera");
        var start = _twin.Now;
        await camera.TakeEvents(null, [.. new[] { 0, 1, 40, 200 }.Select(minute => new DeviceEvent(start.AddMinutes(minute), "illegal-parking", "{}"))], default);
        var rule = new EventRule("trial", "试", "illegal-parking", Severity.Minor, HoldFor: TimeSpan.FromMinutes(30));

        var tried = (await camera.TryRule(Caller.System, new RuleTrial(null, rule, start, start.AddHours(5)), default)).Value!;

        Assert.Equal((3, 4), (tried.Raised, tried.Judged));
        Assert.Equal(start.AddMinutes(30), tried.Alarms[0].ClearedAt);
    }

    private IRuleSetGrain Of(string owner) => _twin.Grains.RuleSet(RuleOwner.Parse(owner)!.Value);

    private async Task<Outcome<long>> Put(string owner, RuleSet set, long revision = 0) => await Of(owner).Put(Caller.System, set, revision, default);

    /// <summary>How severe a little smoke is at the device, or that it is nothing.</summary>
    private async Task<string> Rules(string device)
    {
        _twin.Clock.Advance(TimeSpan.FromSeconds(1));
        await _twin.Send(device, ("smoke.obscuration", 0.07));
        _twin.Clock.Advance(TimeSpan.FromSeconds(1));
        var alarm = (await _twin.Look(device)).Alarms.FirstOrDefault(alarm => alarm is { Rule: "smoke-alarm", Status: AlarmStatus.Raised });
        await _twin.Send(device, ("smoke.obscuration", 0.01));
        _twin.Clock.Advance(TimeSpan.FromSeconds(1));
        await _twin.Send(device, ("smoke.obscuration", 0.01));
        return alarm?.Severity.ToString() ?? "nothing";
    }
}
