using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class EventJudgeTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly EventRule Forced = new(
        "forced", "强行开门", "access", Severity.Major, "access", ImmutableSortedDictionary<string, string>.Empty.Add("result", "forced"), ClearedBy: "door-closed", HoldFor: TimeSpan.FromMinutes(30));

    private AlarmBook _alarms = AlarmBook.Empty;

    [Fact]
    public void Judge_raises_once_however_often_the_event_comes()
    {
        for (var i = 0; i < 100; i++)
        {
            Take(Forced, "access", """{"result":"forced"}""", i);
        }

        Assert.Equal((1, true), (_alarms.Find("forced")!.Episode, _alarms.IsOpen("forced")));
    }

    [Theory]
    [InlineData("access", """{"result":"grant"}""")]
    [InlineData("access", "{}")]
    [InlineData("lift", """{"result":"forced"}""")]
    public void Judge_raises_nothing_when_the_event_is_another(string type, string data) => Assert.Empty(Take(Forced, type, data, 0).Latest);

    [Fact]
    public void Judge_clears_by_the_event_that_ends_it_and_starts_the_next_episode()
    {
        Take(Forced, "access", """{"result":"Forced"}""", 0);
        Assert.False(Take(Forced, "door-closed", "{}", 60).IsOpen("forced"));

        Take(Forced, "access", """{"result":"forced"}""", 30);
        Assert.False(_alarms.IsOpen("forced"));

        Assert.Equal(2, Take(Forced, "access", """{"result":"forced"}""", 90).Find("forced")!.Episode);
    }

    [Fact]
    public void Judge_clears_by_what_comes_after_in_the_same_second_and_raises_nothing_anew_by_a_repeat()
    {
        Take(Forced, "access", """{"result":"forced"}""", 0);
        Assert.False(Take(Forced, "door-closed", "{}", 0).IsOpen("forced"));

        Take(Forced, "access", """{"result":"forced"}""", 0);
        Assert.Equal((1, false), (_alarms.Find("forced")!.Episode, _alarms.IsOpen("forced")));
    }

    [Fact]
    public void Expire_ends_it_by_itself_and_what_came_meanwhile_does_not_raise_it_again()
    {
        Take(Forced, "access", """{"result":"forced"}""", 0);
        Assert.Same(_alarms, _alarms.Expire(Start.AddMinutes(29)));
        _alarms = _alarms.Expire(Start.AddMinutes(31));
        Assert.Equal((false, Start.AddMinutes(30)), (_alarms.IsOpen("forced"), _alarms.Find("forced")!.ClearedAt));

        Take(Forced, "access", """{"result":"forced"}""", 60);
        Assert.False(_alarms.IsOpen("forced"));
        Assert.True(Take(Forced, "access", """{"result":"forced"}""", 1900).IsOpen("forced"));
    }

    [Fact]
    public void Expire_goes_by_our_clock_when_the_device_runs_behind()
    {
        var late = TimeSpan.FromDays(-400);
        var profile = Profile(Forced);
        _alarms = EventJudge.Judge(profile, new DeviceEvent(Start + late, "access", """{"result":"forced"}"""), _alarms, Start).Expire(Start.AddHours(1));

        Assert.False(_alarms.IsOpen("forced"));
        Assert.True(EventJudge.Judge(profile, new DeviceEvent((Start + late).AddHours(1), "access", """{"result":"forced"}"""), _alarms, Start.AddHours(1)).IsOpen("forced"));
    }

    [Theory]
    [InlineData("0.7", true)]
    [InlineData("\"0.7\"", true)]
    [InlineData("0.5", false)]
    [InlineData("\"high\"", false)]
    public void Judge_goes_by_a_number_in_the_event(string confidence, bool raises)
    {
        var rule = new EventRule("thrown", "高空抛物", "thrown-object", Severity.Major, Measure: "confidence", Level: new Level(AtOrAbove: 0.6), HoldFor: TimeSpan.FromMinutes(10));

        Assert.Equal(raises, Take(rule, "thrown-object", $$"""{"confidence":{{confidence}}}""", 0).IsOpen("thrown"));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(15, true)]
    public void Judge_raises_only_in_the_hours_of_the_rule_and_ends_at_any(int hoursLater, bool raises)
    {
        var rule = Forced with { Schedule = new RuleSchedule(new TimeOnly(6, 0), new TimeOnly(8, 0)) };
        Assert.Equal(raises, Take(rule, "access", """{"result":"forced"}""", hoursLater * 3600).IsOpen("forced"));

        Assert.False(Take(rule, "door-closed", "{}", (hoursLater + 5) * 3600).IsOpen("forced"));
    }

    [Theory]
    [InlineData("2026-05-01T22:30:00+08:00", true)]
    [InlineData("2026-05-02T05:59:59+08:00", true)]
    [InlineData("2026-05-02T06:00:00+08:00", false)]
    [InlineData("2026-05-01T21:59:59+08:00", false)]
    [InlineData("2026-05-02T22:30:00+08:00", false)]
    public void IsOn_knows_hours_over_midnight_on_the_day_they_begin(string at, bool isOn)
    {
        var friday = new RuleSchedule(new TimeOnly(22, 0), new TimeOnly(6, 0), [DayOfWeek.Friday]);

        Assert.Equal(isOn, friday.IsOn(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), awayUntil: null));
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void IsOn_knows_whether_somebody_is_at_home(bool whileAway, bool away, bool isOn) =>
        Assert.Equal(isOn, new RuleSchedule(WhileAway: whileAway).IsOn(Start, away ? Start.AddHours(1) : Start.AddHours(-1)));

    private static CompiledProfile Profile(EventRule rule) => new(new DeviceProfile("p", "P", TimeSpan.FromDays(1), [], [], Events: [rule]));

    private AlarmBook Take(EventRule rule, string type, string data, int second) =>
        _alarms = EventJudge.Judge(Profile(rule), new DeviceEvent(Start.AddSeconds(second), type, data), _alarms, Start.AddSeconds(second));
}
