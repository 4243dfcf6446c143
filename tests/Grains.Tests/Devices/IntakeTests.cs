using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class IntakeTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly LiveReadings _live = new(new CompiledProfile(ShippedProfiles.Find("smoke")!));

    public static TheoryData<string, double, string> Bad { get; } = new()
    {
        { "smoke.obscuration", double.NaN, "the value is not a finite number" },
        { "other", double.PositiveInfinity, "the value is not a finite number" },
        { "smoke.obscuration", -0.1, "the value is below 0 dB/m" },
        { "battery", 101, "the value is above 100 %" },
        { "smoke.alarm", 2, "the value is above 1" },
        { string.Empty, 1, "the name is not 1 to 64 letters, digits or _-.:/" },
        { null!, 1, "the name is not 1 to 64 letters, digits or _-.:/" },
        { "a\nb", 1, "the name is not 1 to 64 letters, digits or _-.:/" },
        { "a'b", 1, "the name is not 1 to 64 letters, digits or _-.:/" },
        { new string('a', 65), 1, "the name is not 1 to 64 letters, digits or _-.:/" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Sift_rejects_the_reading_and_keeps_the_others(string metric, double value, string reason)
    {
        var (accepted, rejected) = Sift(new Telemetry(Now, [new("ambient.temp", 20), new(metric, value), new("温度 1", 21)]));

        Assert.Equal(["ambient.temp", "温度 1"], accepted.Single().Readings.Select(reading => reading.Metric));
        Assert.Equal(reason, rejected.Single().Reason);
        Assert.True(rejected.Single().Metric.Length <= MetricName.MaxLength);
    }

    [Fact]
    public void Sift_returns_the_same_array_when_all_is_good()
    {
        ImmutableArray<Telemetry> telemetry = [new Telemetry(Now, [new("smoke.obscuration", 0.02), new("battery", 93)])];

        Assert.True(Intake.Sift(_live, telemetry, Now).Accepted == telemetry);
    }

    [Fact]
    public void Sift_drops_a_message_when_none_of_its_readings_is_left()
    {
        var good = new Telemetry(Now, [new("battery", 93)]);

        var (accepted, rejected) = Sift(good, new Telemetry(Now, [new("battery", 193)]), new Telemetry(Now, []), new Telemetry(Now, default), good);

        Assert.Equal([good, good], accepted);
        Assert.Single(rejected);
    }

    [Fact]
    public void Sift_rejects_a_metric_when_it_is_twice_in_one_message()
    {
        var (accepted, rejected) = Sift(new Telemetry(Now, [new("x", 1), new("x", 2), new("battery", 50), new("battery", 60)]));

        Assert.Equal([new("x", 1), new Reading("battery", 50)], accepted.Single().Readings);
        Assert.Equal(["x", "battery"], rejected.Select(reading => reading.Metric));
    }

    [Fact]
    public void Sift_rejects_further_metrics_when_the_device_has_64()
    {
        var (accepted, rejected) = Sift(new Telemetry(Now, [.. Enumerable.Range(0, 70).Select(i => new Reading($"m{i}", i))]));

        Assert.Equal(60, accepted.Single().Readings.Length);
        Assert.Equal(10, rejected.Length);
        Assert.Single(Sift(new Telemetry(Now, [new("battery", 50), new("m59", 1)])).Accepted);
    }

    [Theory]
    [InlineData("2026-05-02T08:00:00Z", true)]
    [InlineData("2026-05-02T08:00:01Z", false)]
    [InlineData("1970-01-01T00:00:00Z", true)]
    [InlineData("1969-12-31T23:59:59Z", false)]
    public void Sift_goes_by_the_time_of_the_message(string at, bool accepted)
    {
        var result = Sift(new Telemetry(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), [new("battery", 50), new("x", 1)]));

        Assert.Equal((accepted ? 1 : 0, accepted ? 0 : 2), (result.Accepted.Length, result.Rejected.Length));
    }

    private (ImmutableArray<Telemetry> Accepted, ImmutableArray<RejectedReading> Rejected) Sift(params ImmutableArray<Telemetry> telemetry) =>
        Intake.Sift(_live, telemetry, Now);
}
