using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class ProfileRulesTests
{
    private static readonly AlarmRule Rule = new(
        "high", "High", "value", new Level(AtOrAbove: 10), new Level(AtOrBelow: 5), new Persistence(), new Persistence(), Severity.Minor, Hazard: null);

    private static readonly DeviceProfile Good = new(
        "meter", "Meter", TimeSpan.FromMinutes(1), [new MetricDefinition("value", "Value", "m", 0, 100)], [Rule]);

    public static TheoryData<string, DeviceProfile> Bad { get; } = new()
    {
        { "name", Good with { Name = " " } },
        { "interval", Good with { Interval = TimeSpan.Zero } },
        { "interval", Good with { Interval = TimeSpan.FromDays(32) } },
        { "sources[0].key", Good with { Sources = [new MetricSource("?", "value")] } },
        { "sources[1].key", Good with { Sources = [new MetricSource("v", "value"), new MetricSource("v", "value")] } },
        { "sources[0].metric", Good with { Sources = [new MetricSource("v", "other")] } },
        { "sources[0].scale", Good with { Sources = [new MetricSource("v", "value", Scale: 0)] } },
        { "sources[0].offset", Good with { Sources = [new MetricSource("v", "value", Offset: double.NaN)] } },
        { "sources[0].unit", Good with { Sources = [new MetricSource("v", "value", Unit: "°F")] } },
        { "metrics", Good with { Metrics = default } },
        { "metrics", Good with { Metrics = [.. Enumerable.Range(0, 65).Select(i => new MetricDefinition($"m{i}", "M", null, null, null))] } },
        { "metrics[0]", Good with { Metrics = [null!] } },
        { "metrics[0].key", WithMetric(metric => metric with { Key = "va\"lue" }) },
        { "metrics[0].name", WithMetric(metric => metric with { Name = null! }) },
        { "metrics[0].min", WithMetric(metric => metric with { Min = double.NaN }) },
        { "metrics[0].max", WithMetric(metric => metric with { Max = double.PositiveInfinity }) },
        { "metrics[0].max", WithMetric(metric => metric with { Max = -1 }) },
        { "metrics[1].key", Good with { Metrics = [.. Good.Metrics, .. Good.Metrics] } },
        { "rules", Good with { Rules = default } },
        { "rules[0]", Good with { Rules = [null!] } },
        { "rules[1].id", Good with { Rules = [Rule, Rule] } },
        { "rules[0].id", WithRule(rule => rule with { Id = "silence" }) },
        { "rules[0].id", WithRule(rule => rule with { Id = "a|b" }) },
        { "rules[0].name", WithRule(rule => rule with { Name = string.Empty }) },
        { "rules[0].metric", WithRule(rule => rule with { Metric = "other" }) },
        { "rules[0].raise", WithRule(rule => rule with { Raise = null! }) },
        { "rules[0].raise", WithRule(rule => rule with { Raise = new Level() }) },
        { "rules[0].raise", WithRule(rule => rule with { Raise = new Level(AtOrAbove: double.NaN) }) },
        { "rules[0].raise", WithRule(rule => rule with { Raise = new Level(AtOrAbove: 20, AtOrBelow: 10, Between: true) }) },
        { "rules[0].clear", WithRule(rule => rule with { Clear = new Level(Between: true) }) },
        { "rules[0].clear", WithRule(rule => rule with { Clear = new Level(AtOrBelow: 10) }) },
        { "rules[0].clear", WithRule(rule => rule with { Clear = new Level(Below: 10.1) }) },
        { "rules[0].raiseAfter", WithRule(rule => rule with { RaiseAfter = null! }) },
        { "rules[0].raiseAfter.samples", WithRule(rule => rule with { RaiseAfter = new Persistence(0) }) },
        { "rules[0].clearAfter.samples", WithRule(rule => rule with { ClearAfter = new Persistence(61) }) },
        { "rules[0].clearAfter.seconds", WithRule(rule => rule with { ClearAfter = new Persistence(1, -1) }) },
        { "rules[0].severity", WithRule(rule => rule with { Severity = (Severity)9 }) },
        { "rules[0].hazard", WithRule(rule => rule with { Hazard = "fire fire" }) },
        { "silence.shownAfter", Good with { Silence = SilenceRule.Default with { ShownAfter = 0.5 } } },
        { "silence.shownAfter", Good with { Silence = SilenceRule.Default with { ShownAfter = double.NaN } } },
        { "silence.alarmAfter", Good with { Silence = SilenceRule.Default with { ShownAfter = 4 } } },
        { "silence.hazard", Good with { Silence = SilenceRule.Default with { Hazard = string.Empty } } },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Check_names_the_field_when_something_is_wrong(string field, DeviceProfile profile)
    {
        var refusal = ProfileRules.Check(profile);

        Assert.Equal((RefusalReason.Invalid, field), (refusal!.Reason, refusal.Field));
    }

    [Fact]
    public void Check_accepts_what_ships() => Assert.All(ShippedProfiles.All, profile => Assert.Null(ProfileRules.Check(profile)));

    [Fact]
    public void Check_accepts_levels_that_touch_without_sharing_a_value() =>
        Assert.Null(ProfileRules.Check(WithRule(rule => rule with { Clear = new Level(Below: 10) })));

    [Theory]
    [InlineData("°F", "°C", 212, 100)]
    [InlineData("psi", "kPa", 10, 68.94757293168361)]
    [InlineData("bar", "MPa", 3, 0.3)]
    [InlineData("A", "mA", 0.25, 250)]
    [InlineData("°C", "°C", 21, 21)]
    public void Translate_turns_a_vendors_value_into_the_metrics_unit_after_its_scale_and_offset(string from, string to, double raw, double expected)
    {
        var profile = Good with { Metrics = [Good.Metrics[0] with { Unit = to }], Sources = [new MetricSource("v", "value", Scale: 0.1, Offset: 1, Unit: from)] };
        Assert.Null(ProfileRules.Check(profile));

        var translated = new CompiledProfile(profile).Translate([new Telemetry(DateTimeOffset.UnixEpoch, [new Reading("v", (raw - 1) * 10)])]);

        Assert.Equal(expected, Assert.Single(translated.Single().Readings).Value, 9);
        Assert.Equal("value", translated.Single().Readings[0].Metric);
    }

    [Fact]
    public void Same_compares_what_profiles_say()
    {
        Assert.True(ProfileRules.Same(Good, Good with { Rules = [Rule with { }], Metrics = [Good.Metrics[0] with { }] }));
        Assert.False(ProfileRules.Same(Good, WithRule(rule => rule with { Severity = Severity.Major })));
        Assert.False(ProfileRules.Same(Good, Good with { Silence = SilenceRule.Default }));
    }

    private static DeviceProfile WithMetric(Func<MetricDefinition, MetricDefinition> change) => Good with { Metrics = [change(Good.Metrics[0])] };

    private static DeviceProfile WithRule(Func<AlarmRule, AlarmRule> change) => Good with { Rules = [change(Rule)] };
}
