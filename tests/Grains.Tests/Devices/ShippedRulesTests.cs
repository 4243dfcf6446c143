using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>Every rule that ships: just below, at and beyond its level, and back over its clear level.</summary>
public class ShippedRulesTests
{
    /// <summary>Profile, rule, the nearest value that says nothing, the level, a value beyond, the nearest value that does not clear, one that does.</summary>
    public static TheoryData<string, string, double, double, double, double, double> Rules { get; } = new()
    {
        { "smoke", "smoke-warn", 0.049, 0.05, 0.3, 0.04, 0.039 },
        { "smoke", "smoke-alarm", 0.099, 0.10, 5, 0.04, 0.039 },
        { "smoke", "smoke-flag", 0.5, 1, 1, 1, 0 },
        { "smoke", "temp-warn", 49.9, 50, 70, 45.1, 45 },
        { "smoke", "temp-alarm", 59.9, 60, 90, 55.1, 55 },
        { "smoke", "battery-warn", 20.1, 20, 3, 24.9, 25 },
        { "smoke", "battery-alarm", 10.1, 10, 0, 14.9, 15 },
        { "home-electric", "smoke-warn", 0.049, 0.05, 0.3, 0.04, 0.039 },
        { "home-electric", "smoke-alarm", 0.099, 0.10, 5, 0.04, 0.039 },
        { "home-electric", "smoke-flag", 0.5, 1, 1, 1, 0 },
        { "home-electric", "temp-warn", 49.9, 50, 70, 45.1, 45 },
        { "home-electric", "temp-alarm", 59.9, 60, 90, 55.1, 55 },
        { "home-electric", "current-warn", 89.9, 90, 105, 80.1, 80 },
        { "home-electric", "current-alarm", 109.9, 110, 300, 100.1, 100 },
        { "home-electric", "residual-warn", 299, 300, 450, 241, 240 },
        { "home-electric", "residual-alarm", 499, 500, 3000, 401, 400 },
        { "home-electric", "cable-temp-warn", 54.9, 55, 65, 50.1, 50 },
        { "home-electric", "cable-temp-alarm", 69.9, 70, 120, 65.1, 65 },
        { "home-electric", "battery-warn", 20.1, 20, 3, 24.9, 25 },
        { "home-electric", "battery-alarm", 10.1, 10, 0, 14.9, 15 },
        { "septic-tank", "ch4-warn", 9.9, 10, 20, 7.1, 7 },
        { "septic-tank", "ch4-alarm", 24.9, 25, 100, 22.1, 22 },
        { "septic-tank", "h2s-warn", 6.9, 7, 9, 5.1, 5 },
        { "septic-tank", "h2s-alarm", 9.9, 10, 200, 8.1, 8 },
        { "septic-tank", "o2-warn", 20, 19.9, 15, 20.2, 20.3 },
        { "septic-tank", "o2-alarm", 19.5, 19.4, 15, 19.7, 19.8 },
        { "septic-tank", "o2-alarm", 23.5, 23.6, 30, 23.3, 23.2 },
        { "septic-tank", "level-warn", 79.9, 80, 88, 75.1, 75 },
        { "septic-tank", "level-alarm", 89.9, 90, 100, 85.1, 85 },
        { "septic-tank", "battery-warn", 20.1, 20, 3, 24.9, 25 },
        { "septic-tank", "battery-alarm", 10.1, 10, 0, 14.9, 15 },
        { "bin", "fill-warn", 79.9, 80, 88, 60.1, 60 },
        { "bin", "fill-alarm", 89.9, 90, 100, 60.1, 60 },
        { "bin", "battery-warn", 20.1, 20, 3, 24.9, 25 },
        { "bin", "battery-alarm", 10.1, 10, 0, 14.9, 15 },
        { "hydrant", "pressure-warn", 0.14, 0.139, 0.11, 0.159, 0.16 },
        { "hydrant", "pressure-alarm", 0.10, 0.099, 0, 0.119, 0.12 },
        { "hydrant", "battery-warn", 20.1, 20, 3, 24.9, 25 },
        { "hydrant", "battery-alarm", 10.1, 10, 0, 14.9, 15 },
        { "home-activity", "water-alarm", 0.01, 0.009, 0, 0.009, 0.01 },
        { "home-activity", "door-alarm", 1, 0.9, 0, 0.9, 1 },
        { "home-activity", "motion-alarm", 1, 0.9, 0, 0.9, 1 },
        { "home-activity", "battery-warn", 20.1, 20, 3, 24.9, 25 },
        { "home-activity", "battery-alarm", 10.1, 10, 0, 14.9, 15 },
    };

    [Fact]
    public void Rules_are_all_in_the_table_when_they_ship()
    {
        var shipped = ShippedProfiles.All.SelectMany(profile => profile.Rules.Select(rule => (profile.Id, rule.Id))).Order();

        Assert.Equal(shipped, Rules.Select(row => (row.Data.Item1, row.Data.Item2)).Distinct().Order());
    }

    [Theory, MemberData(nameof(Rules))]
    public void Judge_raises_nothing_when_the_value_stays_just_short_of_the_level(
        string profile, string rule, double quiet, double level, double beyond, double holds, double clears)
    {
        _ = (level, beyond, holds, clears);
        var bench = new RuleBench(profile, rule);

        Assert.Null(bench.FeedEnough(quiet, bench.Rule.RaiseAfter).Feed(quiet).Alarm);
    }

    [Theory, MemberData(nameof(Rules))]
    public void Judge_raises_when_the_level_has_persisted(
        string profile, string rule, double quiet, double level, double beyond, double holds, double clears)
    {
        _ = (holds, clears);
        foreach (var value in (double[])[level, beyond])
        {
            var bench = new RuleBench(profile, rule);
            Assert.Null(bench.FeedAlmost(value, bench.Rule.RaiseAfter).Feed(quiet).Alarm);
            Assert.Null(bench.FeedAlmost(value, bench.Rule.RaiseAfter).Alarm);

            bench.Feed(value);

            Assert.Equal((1, AlarmStatus.Raised, value), (bench.Alarm!.Episode, bench.Alarm.Status, bench.Alarm.Value));
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Judge_clears_when_the_clear_level_has_persisted(
        string profile, string rule, double quiet, double level, double beyond, double holds, double clears)
    {
        _ = (quiet, beyond);
        var bench = new RuleBench(profile, rule);
        bench.FeedEnough(level, bench.Rule.RaiseAfter);

        Assert.True(bench.FeedEnough(holds, bench.Rule.ClearAfter).Feed(holds).IsOpen);
        Assert.True(bench.FeedAlmost(clears, bench.Rule.ClearAfter).Feed(holds).IsOpen);
        Assert.True(bench.FeedAlmost(clears, bench.Rule.ClearAfter).IsOpen);
        Assert.False(bench.Feed(clears).IsOpen);
    }

    [Theory, MemberData(nameof(Rules))]
    public void Judge_keeps_one_episode_when_the_value_swings_between_the_two_levels(
        string profile, string rule, double quiet, double level, double beyond, double holds, double clears)
    {
        _ = (quiet, clears);
        var bench = new RuleBench(profile, rule);
        bench.FeedEnough(level, bench.Rule.RaiseAfter);
        for (var i = 0; i < 20; i++)
        {
            bench.Feed(holds, stepSeconds: 60).Feed(beyond, stepSeconds: 60);
        }

        Assert.Equal((1, true), (bench.Alarm!.Episode, bench.IsOpen));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Judge_starts_the_next_episode_when_it_is_raised_again(
        string profile, string rule, double quiet, double level, double beyond, double holds, double clears)
    {
        _ = (quiet, holds);
        var bench = new RuleBench(profile, rule);
        bench.FeedEnough(level, bench.Rule.RaiseAfter).FeedEnough(clears, bench.Rule.ClearAfter).FeedEnough(beyond, bench.Rule.RaiseAfter);

        Assert.Equal((2, true, beyond), (bench.Alarm!.Episode, bench.IsOpen, bench.Alarm.Value));
    }
}
