using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>Rules on how fast a value changes, and rules that are judged at certain hours.</summary>
public class RateRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly AlarmRule Rise = new(
        "rise", "升温过快", "ambient.temp", new Level(AtOrAbove: 8), new Level(Below: 2), new Persistence(), new Persistence(), Severity.Major, "fire", Per: TimeSpan.FromMinutes(1));

    private AlarmBook _alarms = AlarmBook.Empty;

    [Fact]
    public void Judge_goes_by_the_change_per_time()
    {
        var live = Live(Rise);

        Assert.False(Feed(live, 0, 90));
        Assert.False(Feed(live, 60, 97.9));
        Assert.True(Feed(live, 90, 102));
        Assert.Equal(8.2, _alarms.Find("rise")!.Value, precision: 6);
        Assert.True(Feed(live, 150, 104));
        Assert.False(Feed(live, 210, 104));
    }

    [Fact]
    public void Judge_takes_no_rate_from_a_late_reading()
    {
        var live = Live(Rise);
        Feed(live, 60, 20);

        Assert.False(Feed(live, 0, 500));
        Assert.False(Feed(live, 60, 500));
        Assert.False(Feed(live, 120, 21));
    }

    [Fact]
    public void Judge_raises_only_when_the_schedule_is_on_and_clears_at_any_time()
    {
        var quiet = Rise with { Per = null, Schedule = new RuleSchedule(new TimeOnly(16, 0), new TimeOnly(16, 1)) };
        var live = Live(quiet);

        Assert.True(Feed(live, 0, 9));
        Assert.False(Feed(live, 120, 1));
        Assert.False(Feed(live, 121, 9));
    }

    private static LiveReadings Live(AlarmRule rule) => new(new CompiledProfile(new DeviceProfile(
        "p", "P", TimeSpan.FromMinutes(1), [new MetricDefinition("ambient.temp", "温度", "°C", null, null)], [rule])));

    private bool Feed(LiveReadings live, int second, double value)
    {
        _alarms = live.Judge(new Telemetry(Start.AddSeconds(second), [new Reading("ambient.temp", value)]), _alarms);
        return _alarms.IsOpen("rise");
    }
}
