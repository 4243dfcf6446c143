using Microsoft.Extensions.Configuration;
using Twin.Access;
using Twin.Cases;
using Twin.Devices;

namespace Twin.Grains.Tests.Cases;

public class CaseRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 6, 2, 0, 0, TimeSpan.Zero);
    private static readonly WorkCalendar Calendar = new(new ConfigurationBuilder().Build());
    private static readonly CasePolicy Policy = new() { SignWithin = TimeSpan.FromMinutes(1), ResolveWithin = TimeSpan.FromHours(2) };

    [Fact]
    public void Dispatch_starts_the_limit_to_sign_and_the_clock()
    {
        var dispatched = Dispatched();

        Assert.Equal(Start + Policy.SignWithin, dispatched.Deadline(Policy, Calendar));
        Assert.Equal(Start + Policy.SignWithin, dispatched.Due(Policy, Calendar));
        Assert.Equal(Start + Policy.ResolveWithin, dispatched.Clock!.MomentOf(1, Calendar));
    }

    [Fact]
    public void Lapse_warns_at_75_percent_escalates_at_100_and_tells_the_street_at_150()
    {
        var started = Dispatched().Enter(CaseStatus.InProgress, Policy, Calendar, Start);

        Assert.Same(started, started.Lapse(Policy, Calendar, Start + TimeSpan.FromMinutes(89)));
        var amber = started.Lapse(Policy, Calendar, Start + TimeSpan.FromMinutes(90));
        var red = amber.Lapse(Policy, Calendar, Start + TimeSpan.FromMinutes(120));
        var street = red.Lapse(Policy, Calendar, Start + TimeSpan.FromMinutes(180));

        Assert.Equal((CaseLevel.Amber, false), (amber.Level, amber.Escalated));
        Assert.Equal((CaseLevel.Red, true), (red.Level, red.Escalated));
        Assert.Equal(CaseLevel.Street, street.Level);
        Assert.Null(street.Due(Policy, Calendar));
        Assert.Equal(["warned", "escalated", "escalated"], street.Trail.Select(step => step.Action).TakeLast(3));
    }

    [Fact]
    public void Lapse_takes_every_step_that_was_slept_through_once()
    {
        var late = Dispatched().Enter(CaseStatus.InProgress, Policy, Calendar, Start).Lapse(Policy, Calendar, Start + TimeSpan.FromDays(9));

        Assert.Equal(CaseLevel.Street, late.Level);
        Assert.Same(late, late.Lapse(Policy, Calendar, Start + TimeSpan.FromDays(10)));
    }

    [Fact]
    public void Enter_stops_the_clock_while_suspended_and_goes_on_with_what_is_left()
    {
        var suspended = Dispatched().Enter(CaseStatus.Suspended, Policy, Calendar, Start + TimeSpan.FromMinutes(30));
        var resumed = suspended.Enter(CaseStatus.InProgress, Policy, Calendar, Start + TimeSpan.FromDays(3));

        Assert.Null(suspended.Clock!.MomentOf(1, Calendar));
        Assert.Equal(Start + TimeSpan.FromDays(3) + TimeSpan.FromMinutes(90), resumed.Deadline(Policy, Calendar));
    }

    [Fact]
    public void Lapse_resumes_what_was_suspended_for_too_long()
    {
        var suspended = Dispatched().Enter(CaseStatus.Suspended, Policy, Calendar, Start);

        var resumed = suspended.Lapse(Policy, Calendar, Start + CaseTimes.LongestSuspension);

        Assert.Equal(CaseStatus.InProgress, resumed.Status);
    }

    [Theory]
    [InlineData(CaseStatus.Reported)]
    [InlineData(CaseStatus.Accepted)]
    [InlineData(CaseStatus.AwaitingVerification)]
    [InlineData(CaseStatus.Verified)]
    [InlineData(CaseStatus.Arbitration)]
    public void Lapse_escalates_once_what_nobody_takes_up(CaseStatus status)
    {
        var waiting = Dispatched().Enter(status, Policy, Calendar, Start);

        var escalated = waiting.Lapse(Policy, Calendar, Start + TimeSpan.FromDays(2)) with { Clock = null };

        Assert.True(escalated.Escalated);
        Assert.Same(escalated, escalated.Lapse(Policy, Calendar, Start + TimeSpan.FromDays(3)));
    }

    [Fact]
    public void Every_open_case_has_an_owner_and_a_due_time()
    {
        foreach (var status in CaseTransitions.Open)
        {
            var state = Dispatched().Enter(status, Policy, Calendar, Start);

            Assert.NotEqual(CaseOwner.None, state.Owner);
            Assert.NotNull(state.Due(Policy, Calendar));
            Assert.NotNull(state.Deadline(Policy, Calendar));
        }
    }

    [Fact]
    public void Add_notes_an_alarm_once_and_keeps_the_worst_severity()
    {
        var one = CaseRules.Open(Opening(Severity.Major), Start);
        var neighbour = Hazard("smoke-2", Severity.Critical);

        var two = one.Add(neighbour, Start);
        var again = two.Add(neighbour, Start);
        var cleared = two.Add(neighbour with { Cleared = true, Severity = Severity.Notice }, Start);

        Assert.Equal(Severity.Critical, two.Severity);
        Assert.Same(two, again);
        Assert.Equal(["opened", "alarm-joined", "alarm-cleared"], cleared.Trail.Select(step => step.Action));
        Assert.Equal(Severity.Critical, cleared.Severity);
        Assert.Equal(1, cleared.Alarms.Count(alarm => alarm.Value));
    }

    [Fact]
    public void Add_proposes_the_closing_when_the_last_alarm_has_cleared_and_forces_nothing()
    {
        var cleared = Dispatched().Add(Hazard("smoke-1", Severity.Major) with { Cleared = true }, Start);

        Assert.True(cleared.ClosingProposed);
        Assert.Equal(CaseStatus.Dispatched, cleared.Status);
        Assert.Equal("closing-proposed", cleared.Trail[^1].Action);
    }

    [Fact]
    public void Add_changes_nothing_when_the_case_is_closed()
    {
        var closed = Dispatched() with { Status = CaseStatus.Closed };

        Assert.Same(closed, closed.Add(Hazard("smoke-9", Severity.Critical), Start));
    }

    [Fact]
    public void Wait_escalates_once_and_asks_again_soon()
    {
        var first = CaseRules.Open(Opening(Severity.Major), Start).Wait(Start);
        var second = first.Wait(Start + CaseRules.AskAgainAfter);

        Assert.True(first.Escalated);
        Assert.Equal(Start + CaseRules.AskAgainAfter, first.Due(Policy, Calendar));
        Assert.Equal(first.Trail, second.Trail);
    }

    [Fact]
    public void For_gives_one_episode_one_case_id_and_another_episode_another()
    {
        var hazard = Hazard("smoke-1", Severity.Major);

        Assert.Equal(CaseId.For(hazard), CaseId.For(hazard with { Cleared = true, At = Start + TimeSpan.FromDays(1) }));
        Assert.NotEqual(CaseId.For(hazard), CaseId.For(hazard with { Episode = 2 }));
        Assert.True(ObjectKey.IsValidId(CaseId.For(hazard)));
    }

    private static CaseState Dispatched() => CaseRules.Open(Opening(Severity.Major), Start).Dispatch("w-1", Policy, Calendar, Start);

    private static CaseOpening Opening(Severity severity) =>
        new(new ObjectKey(ObjectKind.Building, "b-3"), "500103002001001", Hazard("smoke-1", severity), "fire · 3");

    private static Hazard Hazard(string device, Severity severity) =>
        new(device, "alarm", 1, "fire", severity, Household: null, Start, Cleared: false);
}
