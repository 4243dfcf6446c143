using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class CareMeasuresTests
{
    private static readonly DateTimeOffset From = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly MetricDefinition Metric = new("ambient.temp", "温度", "°C", null, null, TimeSpan.FromHours(24), Drift: 10);

    private static CareFaultPolicy DriftPolicy => CarePolicies.Shipped.Faults[CareFault.Drift];

    [Theory]
    [InlineData(0, 24, 0, 3)]
    [InlineData(0, 24, 0.1, 1)]
    [InlineData(0, 8, 0, 0)]
    [InlineData(7, 24, 0, 0)]
    public void Stuck_is_a_value_that_stood_still_all_the_time_and_was_reported_often_enough(int firstHour, int lastHour, double noise, int verdict)
    {
        var points = Enumerable.Range(firstHour, lastHour - firstHour).Select(hour => new HistoryPoint(From.AddHours(hour), 20, 20 + (hour % 2 * noise), 20, 20, 1));

        Assert.Equal((CareVerdict)verdict, CareMeasures.Stuck(Metric, [.. points], From, least: 12).Verdict);
    }

    [Theory]
    [InlineData(31.0, 3)]
    [InlineData(9.0, 3)]
    [InlineData(29.5, 2)]
    [InlineData(21.0, 1)]
    [InlineData(null, 0)]
    public void Drift_is_a_mean_far_from_the_median_of_the_neighbours(double? own, int verdict) =>
        Assert.Equal((CareVerdict)verdict, CareMeasures.Drift(Metric, own, [20, 80, 20.5], least: 3, DriftPolicy).Verdict);

    [Fact]
    public void Drift_is_unknown_with_too_few_neighbours() =>
        Assert.Equal(CareVerdict.Unknown, CareMeasures.Drift(Metric, 99, [20, 20], least: 3, DriftPolicy).Verdict);

    [Fact]
    public void Mean_weighs_each_bucket_by_its_readings() =>
        Assert.Equal(30, CareMeasures.MeanOf([new HistoryPoint(From, 0, 0, 20, 0, 1), new HistoryPoint(From, 0, 0, 32.5, 0, 4)]));
}
