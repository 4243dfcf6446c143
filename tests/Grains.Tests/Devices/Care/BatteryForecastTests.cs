using CsCheck;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class BatteryForecastTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly CareBattery Policy = CarePolicies.Shipped.Battery;

    [Fact]
    public void Of_follows_the_line_to_the_empty_battery()
    {
        var (trend, replaced) = BatteryForecast.Of(Days(50, 48, 46, 44, 42, 40), Policy);

        Assert.Equal((new BatteryTrend(40, 2, 17.5), false), (trend!, replaced));
    }

    [Fact]
    public void Of_starts_anew_with_a_new_battery()
    {
        Assert.Equal((null, true), BatteryForecast.Of(Days(20, 15, 10, 100, 99), Policy));
        Assert.Equal((new BatteryTrend(97, 1, 92), true), BatteryForecast.Of(Days(20, 15, 10, 100, 99, 98, 97), Policy));
    }

    [Fact]
    public void Of_foresees_no_end_of_a_battery_that_holds_and_nothing_of_too_few_days()
    {
        Assert.Equal(new BatteryTrend(79.6, 0, null), BatteryForecast.Of(Days(80, 81, 80, 79, 80), Policy).Trend);
        Assert.Null(BatteryForecast.Of(Days(80, 70, 60), Policy).Trend);
        Assert.Equal(0, BatteryForecast.Of(Days(4, 4, 4, 4), Policy).Trend!.DaysLeft);
    }

    [Fact]
    public void Of_is_a_trend_that_can_be_true_whatever_the_levels() => Gen.Double[0, 100].Array[0, 40].Sample(levels =>
        BatteryForecast.Of(Days(levels), Policy).Trend is not { } trend
        || (trend is { Level: >= 0 and <= 100, PerDay: >= 0 and <= 100 } && !(trend.DaysLeft < 0)));

    private static HistoryPoint[] Days(params double[] levels) =>
        [.. levels.Select((level, day) => new HistoryPoint(Start.AddDays(day), level, level, level, level, 1))];
}
