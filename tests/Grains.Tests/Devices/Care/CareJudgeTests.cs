using System.ComponentModel.DataAnnotations;
using CsCheck;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class CareJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly CarePolicy Policy = CarePolicies.Shipped;

    [Fact]
    public void Judge_opens_one_alarm_for_a_fault_however_often_it_is_found_and_ends_it_with_the_fault()
    {
        var alarms = Look([CareVerdict.Bad, CareVerdict.Bad, CareVerdict.Unknown, CareVerdict.Between, CareVerdict.Bad], CareFault.Battery).Alarms;

        Assert.Equal((1, AlarmStatus.Raised), (Assert.Single(alarms.Latest).Episode, alarms.Latest[0].Status));
        Assert.Equal("电池预计 3 天后耗尽（限 14 天）", alarms.Latest[0].Note);

        Assert.Equal(AlarmStatus.Cleared, Look([CareVerdict.Bad, CareVerdict.Good], CareFault.Battery).Alarms.Latest[0].Status);
    }

    [Fact]
    public void Judge_waits_for_as_many_looks_in_a_row_as_the_policy_says()
    {
        Assert.Empty(Look([CareVerdict.Bad, CareVerdict.Good, CareVerdict.Bad], CareFault.Clock).Alarms.Latest);
        Assert.Empty(Look([CareVerdict.Bad, CareVerdict.Between, CareVerdict.Bad], CareFault.Clock).Alarms.Latest);
        Assert.Single(Look([CareVerdict.Bad, CareVerdict.Unknown, CareVerdict.Bad], CareFault.Clock).Alarms.Latest);
    }

    [Fact]
    public void Judge_ends_what_does_not_apply_here_and_begins_nothing()
    {
        var (care, alarms) = Look([CareVerdict.Bad], CareFault.Battery);

        alarms = CareJudge.Judge(Policy, care, alarms, [Found(CareVerdict.Bad, CareFault.Battery)], ["care-battery"], Now).Alarms;

        Assert.Equal(AlarmStatus.Cleared, Assert.Single(alarms.Latest).Status);
    }

    [Fact]
    public void Judge_has_an_alarm_open_just_as_long_as_its_fault_whatever_is_found() =>
        Gen.Enum<CareVerdict>().Array[0, 30].Sample(verdicts =>
        {
            var (care, alarms) = Look(verdicts, CareFault.Stuck);
            var decisive = verdicts.LastOrDefault(verdict => verdict is CareVerdict.Good or CareVerdict.Bad);
            var open = alarms.IsOpen("care-stuck");
            return open == (decisive == CareVerdict.Bad) && (!open || care.Find(CareFault.Stuck) is not null);
        });

    [Fact]
    public void Policy_takes_single_values_from_configuration_and_refuses_what_makes_no_sense()
    {
        var policy = CarePolicies.With(
            new("Twin:Care:Faults:Battery:Limit", "30"), new("Twin:Care:Signals:snr:Limit", "-10"), new("Twin:Care:Signals:snr:Clear", "-8"), new("Twin:Care:Every", "01:00:00"));

        Assert.Equal((30, 21, -10, TimeSpan.FromHours(1)), (policy.Faults[CareFault.Battery].Limit, policy.Faults[CareFault.Battery].Clear, policy.Signals["snr"].Limit, policy.Every));
        Assert.Throws<ValidationException>(() => CarePolicies.With(new KeyValuePair<string, string?>("Twin:Care:Every", "00:00:01")));
    }

    private static (CareState Care, AlarmBook Alarms) Look(IEnumerable<CareVerdict> verdicts, CareFault fault) => verdicts.Aggregate(
        (CareState.New, AlarmBook.Empty),
        (known, verdict) => CareJudge.Judge(Policy, known.Item1, known.Item2, [Found(verdict, fault)], off: null, Now));

    private static CareFinding Found(CareVerdict verdict, CareFault fault) => new(fault, verdict, 3, 14);
}
