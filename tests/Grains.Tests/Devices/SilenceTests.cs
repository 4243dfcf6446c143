using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class SilenceTests
{
    private static readonly DateTimeOffset Heard = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LongAgo = Heard.AddDays(-30);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(2);

    private static readonly CompiledProfile Profile = new(new DeviceProfile("test", "Test", Interval, [], []));

    private readonly Silence _silence = Silence.HeardAt(Heard, Profile);

    [Theory]
    [InlineData(3.9, false, false, 4.0)]
    [InlineData(4, true, false, 6.0)]
    [InlineData(5.9, true, false, 6.0)]
    [InlineData(6, true, true, null)]
    [InlineData(60, true, true, null)]
    public void Judge_goes_by_the_intervals_without_a_message(double hours, bool shown, bool alarm, double? nextCheck)
    {
        var (next, isAlarm) = _silence.Judge(Profile, Heard, LongAgo, Heard.AddHours(hours));

        Assert.Equal((shown, alarm, nextCheck is { } check ? Heard.AddHours(check) : null), (next.Shown, isAlarm, next.CheckAt));
    }

    [Fact]
    public void Judge_waits_for_the_first_message_when_the_device_is_not_installed_yet()
    {
        var (next, alarm) = _silence.Judge(Profile, lastSeen: null, LongAgo, Heard.AddYears(1));

        Assert.Equal((false, false, Heard.AddYears(1).AddHours(4)), (next.Shown, alarm, next.CheckAt));
    }

    [Fact]
    public void Judge_moves_the_check_when_the_device_was_heard_since()
    {
        var (next, _) = _silence.Judge(Profile, Heard.AddHours(3), LongAgo, Heard.AddHours(4));

        Assert.Equal((false, Heard.AddHours(7)), (next.Shown, next.CheckAt));
    }

    [Theory]
    [InlineData(3.5)]
    [InlineData(100)]
    public void Judge_counts_from_our_start_when_we_were_down_near_the_check(double startedAfter)
    {
        var start = Heard.AddHours(startedAfter);

        var (first, _) = _silence.Judge(Profile, Heard, start, start.AddHours(1));
        Assert.Equal((false, start.AddHours(4)), (first.Shown, first.CheckAt));

        var (second, alarm) = first.Judge(Profile, Heard, start, start.AddHours(4));
        Assert.Equal((true, false, start.AddHours(6)), (second.Shown, alarm, second.CheckAt));
    }

    [Fact]
    public void Judge_counts_from_the_last_message_when_we_were_up_again_long_before_the_check() =>
        Assert.True(_silence.Judge(Profile, Heard, Heard.AddHours(2), Heard.AddHours(4)).Next.Shown);

    [Fact]
    public void Judge_keeps_a_silent_device_shown_when_we_start_again()
    {
        var (shown, _) = _silence.Judge(Profile, Heard, LongAgo, Heard.AddHours(4));

        var (next, alarm) = shown.Judge(Profile, Heard, Heard.AddHours(90), Heard.AddHours(91));

        Assert.Equal((true, false), (next.Shown, alarm));
    }

    [Fact]
    public void Judge_checks_no_sooner_than_in_five_minutes_when_the_interval_is_short()
    {
        var fast = new CompiledProfile(Profile.Profile with { Interval = TimeSpan.FromSeconds(1) });

        var (next, _) = Silence.HeardAt(Heard, fast).Judge(fast, Heard.AddMinutes(5), LongAgo, Heard.AddMinutes(5).AddSeconds(1));

        Assert.Equal(Heard.AddMinutes(10), next.CheckAt);
    }

    [Fact]
    public void Judge_goes_by_the_profile_when_it_says_what_silence_means()
    {
        var strict = new CompiledProfile(Profile.Profile with { Silence = SilenceRule.Default with { ShownAfter = 1, AlarmAfter = 1.5 } });

        Assert.True(_silence.Judge(strict, Heard, LongAgo, Heard.AddHours(3)).Alarm);
    }
}
