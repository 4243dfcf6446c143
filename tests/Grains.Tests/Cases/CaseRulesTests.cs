using Twin.Access;
using Twin.Cases;
using Twin.Devices;

namespace Twin.Grains.Tests.Cases;

public class CaseRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly CasePolicy Policy = new() { SignWithin = TimeSpan.FromMinutes(1), ResolveWithin = TimeSpan.FromHours(2) };
    private static readonly Caller Worker = new("zhangwei", Role.GridWorker, AreaScope.Everything, "w-1");
    private static readonly Caller OtherWorker = new("wangfang", Role.GridWorker, AreaScope.Everything, "w-2");
    private static readonly Caller Supervisor = new("chenjie", Role.Supervisor, AreaScope.Everything);

    public static TheoryData<CaseStatus, CaseAction> EveryPair()
    {
        var pairs = new TheoryData<CaseStatus, CaseAction>();
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            foreach (var action in Enum.GetValues<CaseAction>())
            {
                pairs.Add(status, action);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Act_moves_a_case_only_as_the_table_says(CaseStatus from, CaseAction action)
    {
        var state = Dispatched() with { Status = from };
        var row = CaseTransitions.All.SingleOrDefault(transition => transition.From == from && transition.Action == action);

        var outcome = state.Act(row?.ByAssignee == false ? Supervisor : Worker, action, "seen to it", Policy, Start);

        if (row is null)
        {
            Assert.Equal(RefusalReason.Conflict, outcome.Refusal!.Reason);
            Assert.Contains(CaseTransitions.PossibleFrom(from), outcome.Refusal.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(row.To, outcome.Value!.Status);
            Assert.Equal(row.Step, outcome.Value.Trail[^1].Action);
        }
    }

    [Fact]
    public void Act_is_refused_when_the_caller_is_not_who_the_step_belongs_to()
    {
        Assert.Equal(RefusalReason.Forbidden, Dispatched().Act(OtherWorker, CaseAction.Sign, null, Policy, Start).Refusal!.Reason);
        Assert.Equal(RefusalReason.Forbidden, Dispatched().Act(Supervisor, CaseAction.Sign, null, Policy, Start).Refusal!.Reason);
        var resolved = Dispatched() with { Status = CaseStatus.AwaitingVerification };
        Assert.Equal(RefusalReason.Forbidden, resolved.Act(Worker, CaseAction.Verify, null, Policy, Start).Refusal!.Reason);
    }

    [Fact]
    public void Act_is_refused_when_the_verifier_is_the_handler()
    {
        var handlerWhoSupervises = new Caller("zhangwei", Role.Supervisor, AreaScope.Everything, "w-1");
        var resolved = Dispatched() with { Status = CaseStatus.AwaitingVerification };

        var outcome = resolved.Act(handlerWhoSupervises, CaseAction.Verify, null, Policy, Start);

        Assert.Equal(RefusalReason.Forbidden, outcome.Refusal!.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Act_wants_a_note_when_a_case_is_resolved(string? note)
    {
        var outcome = (Dispatched() with { Status = CaseStatus.InProgress }).Act(Worker, CaseAction.Resolve, note, Policy, Start);

        Assert.Equal("note", outcome.Refusal!.Field);
    }

    [Fact]
    public void Dispatch_starts_the_limit_to_sign_and_signing_the_limit_to_resolve()
    {
        var dispatched = Dispatched();
        var signed = dispatched.Act(Worker, CaseAction.Sign, null, Policy, Start + TimeSpan.FromSeconds(30)).Value!;

        Assert.Equal(Start + Policy.SignWithin, dispatched.Deadline);
        Assert.Equal(Start + Policy.ResolveWithin, signed.Deadline);
        Assert.Equal(signed.Deadline, signed.Due);
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
        Assert.Equal(1, cleared.ToSnapshot("c").ActiveAlarms);
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
        Assert.Equal(Start + CaseRules.AskAgainAfter, first.Due);
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

    private static CaseState Dispatched() => CaseRules.Open(Opening(Severity.Major), Start).Dispatch("w-1", Policy, Start);

    private static CaseOpening Opening(Severity severity) =>
        new(new ObjectKey(ObjectKind.Building, "b-3"), "500103002001001", Hazard("smoke-1", severity), "fire · 3");

    private static Hazard Hazard(string device, Severity severity) =>
        new(device, "alarm", 1, "fire", severity, Household: null, Start, Cleared: false);
}
