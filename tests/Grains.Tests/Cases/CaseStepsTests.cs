using Microsoft.Extensions.Configuration;
using Twin.Access;
using Twin.Cases;
using Twin.Fixtures;

namespace Twin.Grains.Tests.Cases;

public class CaseStepsTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 6, 2, 0, 0, TimeSpan.Zero);
    private static readonly CasePolicies Policies = new(new ConfigurationBuilder().Build());
    private static readonly WorkCalendar Calendar = new(new ConfigurationBuilder().Build());
    private static readonly Caller Worker = new("zhangwei", Role.GridWorker, AreaScope.Everything, "w-1");
    private static readonly Caller OtherWorker = new("wangfang", Role.GridWorker, AreaScope.Everything, "w-2");
    private static readonly Caller Desk = new("lina", Role.CommunityStaff, AreaScope.Everything);
    private static readonly Caller Supervisor = new("chenjie", Role.Supervisor, AreaScope.Everything);
    private static readonly Caller OtherSupervisor = new("zhaomin", Role.Supervisor, AreaScope.Everything);
    private static readonly Caller Reporter = new("p1", Role.Resident, AreaScope.Nothing, Bound: [new ObjectKey(ObjectKind.Person, "p-1")]);

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

    [Fact]
    public async Task The_page_of_cases_says_what_the_table_does() => Assert.Null(await Snapshot.FindDifference("docs/cases.md", CaseDocument.Write()));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Act_moves_a_case_only_as_the_table_says(CaseStatus from, CaseAction action)
    {
        var state = action == CaseAction.FinishTask ? At(from) with { Tasks = [new CaseTask(1, "园林", "to do", null, Start)] } : At(from);
        if (!CaseTransitions.TryFind(from, action, out var row))
        {
            var refusal = state.Act(Supervisor, new CaseCommand(action), Policies, Calendar, Start).Refusal!;
            Assert.Equal(RefusalReason.Conflict, refusal.Reason);
            Assert.Contains(CaseTransitions.PossibleFrom(from), refusal.Message, StringComparison.Ordinal);
            return;
        }

        var outcome = state.Act(Actor(row.By), Command(row), Policies, Calendar, Start);

        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
        Assert.Equal(action == CaseAction.Unmerge ? CaseStatus.Signed : row.To, outcome.Value.Status);
        Assert.Equal((row.Step, from), (outcome.Value.Trail[^1].Action, outcome.Value.Trail[^1].Before));
        foreach (var stranger in (Caller[])[Worker, Desk, Supervisor, Reporter])
        {
            if ((PartyOf(stranger) & row.By) == CaseParty.None)
            {
                Assert.Equal(RefusalReason.Forbidden, state.Act(stranger, Command(row), Policies, Calendar, Start).Refusal?.Reason);
            }
        }
    }

    [Fact]
    public void Act_is_refused_when_the_worker_is_another()
    {
        Assert.Equal(RefusalReason.Forbidden, At(CaseStatus.Dispatched).Act(OtherWorker, new CaseCommand(CaseAction.Sign), Policies, Calendar, Start).Refusal!.Reason);
    }

    [Fact]
    public void Act_is_refused_when_the_verifier_is_the_handler()
    {
        var both = new Caller("zhangwei", Role.Supervisor, AreaScope.Everything, "w-1");

        Assert.Equal(RefusalReason.Forbidden, At(CaseStatus.AwaitingVerification).Act(both, new CaseCommand(CaseAction.Verify), Policies, Calendar, Start).Refusal!.Reason);
    }

    [Fact]
    public void Act_refuses_what_a_step_needs_or_does_not_take_by_field()
    {
        Assert.Equal("note", Fault(CaseStatus.InProgress, Worker, new CaseCommand(CaseAction.Resolve, "  ")));
        Assert.Equal("worker", Fault(CaseStatus.Filed, Supervisor, new CaseCommand(CaseAction.Assign)));
        Assert.Equal("worker", Fault(CaseStatus.Dispatched, Worker, new CaseCommand(CaseAction.Sign, Worker: "w-2")));
        Assert.Equal("until", Fault(CaseStatus.InProgress, Worker, new CaseCommand(CaseAction.AskExtension, "waits for a part", Until: Start)));
        Assert.Equal("category", Fault(CaseStatus.Filed, Desk, new CaseCommand(CaseAction.Reclassify, Category: "no-such")));
        Assert.Equal("speed", Fault(CaseStatus.Closed, Reporter, new CaseCommand(CaseAction.Rate, Speed: 9, Service: 1)));
        Assert.Equal("attachments", Fault(CaseStatus.InProgress, Worker, new CaseCommand(CaseAction.Resolve, Attachments: ["a-9"])));
    }

    [Fact]
    public void Return_is_filed_anew_once_and_goes_to_arbitration_the_second_time()
    {
        var first = Do(At(CaseStatus.Signed), Worker, new CaseCommand(CaseAction.Return, "not our street"));
        var second = Do(first.Dispatch("w-1", Policies.For("ponding"), Calendar, Start), Worker, new CaseCommand(CaseAction.Return, "neither"));

        Assert.Equal((CaseStatus.Filed, null), (first.Status, first.Assignee));
        Assert.Equal((CaseStatus.Arbitration, CaseOwner.Supervisor), (second.Status, second.Owner));
    }

    [Fact]
    public void Reopen_goes_to_the_handler_then_to_the_supervisor_and_not_after_15_days()
    {
        var closed = At(CaseStatus.Closed) with { ClosedAt = Start };
        var first = Do(closed, Reporter, new CaseCommand(CaseAction.Dispute, "still dark"));
        var again = Do(first with { Status = CaseStatus.Closed, ClosedAt = Start }, Supervisor, new CaseCommand(CaseAction.Reopen, "again"));

        Assert.Equal((CaseStatus.Dispatched, "w-1", true), (first.Status, first.Assignee, first.Supervised));
        Assert.Equal(CaseStatus.Arbitration, again.Status);
        Assert.Equal(
            RefusalReason.Conflict,
            closed.Act(Supervisor, new CaseCommand(CaseAction.Reopen, "late"), Policies, Calendar, Start + CaseSteps.ReopenWithin + TimeSpan.FromSeconds(1)).Refusal!.Reason);
    }

    [Fact]
    public void Extend_moves_the_limit_to_what_was_asked_for()
    {
        var until = Start + TimeSpan.FromDays(5);
        var asked = Do(At(CaseStatus.InProgress), Worker, new CaseCommand(CaseAction.AskExtension, "waits for a part", Until: until));

        var extended = Do(asked, Supervisor, new CaseCommand(CaseAction.Extend));

        Assert.Equal(until, extended.Deadline(Policies.For(extended.Category), Calendar));
        Assert.Null(extended.Wish);
    }

    [Fact]
    public void Resolve_waits_for_departments_tasks()
    {
        var tasked = Do(At(CaseStatus.InProgress), Supervisor, new CaseCommand(CaseAction.AddTask, "cut the branch", Department: "园林"));

        Assert.Equal(RefusalReason.Conflict, tasked.Act(Worker, new CaseCommand(CaseAction.Resolve, "done"), Policies, Calendar, Start).Refusal!.Reason);
        var done = Do(tasked, Desk, new CaseCommand(CaseAction.FinishTask, "cut", Task: 1));
        Assert.Equal(CaseStatus.AwaitingVerification, Do(done, Worker, new CaseCommand(CaseAction.Resolve, "done")).Status);
    }

    [Fact]
    public void Claim_keeps_others_off_until_it_runs_out()
    {
        var claimed = Do(At(CaseStatus.Reported), Desk, new CaseCommand(CaseAction.Claim));
        var accept = new CaseCommand(CaseAction.Accept);

        Assert.Equal(RefusalReason.Conflict, claimed.Act(Supervisor, accept, Policies, Calendar, Start).Refusal!.Reason);
        Assert.True(claimed.Act(Desk, accept, Policies, Calendar, Start).Succeeded);
        Assert.True(claimed.Act(OtherSupervisor, accept, Policies, Calendar, Start + CaseSteps.ClaimFor).Succeeded);
    }

    [Fact]
    public void File_wants_a_category()
    {
        var accepted = At(CaseStatus.Accepted) with { Category = CasePolicies.Unclassified };

        Assert.Equal("category", accepted.Act(Desk, new CaseCommand(CaseAction.File), Policies, Calendar, Start).Refusal!.Field);
        var filed = Do(accepted, Desk, new CaseCommand(CaseAction.File, Category: "ponding"));
        Assert.Equal((CaseStatus.Filed, "ponding"), (filed.Status, filed.Category));
    }

    [Fact]
    public void Notes_lose_the_numbers_of_people()
    {
        var commented = Do(At(CaseStatus.InProgress), Worker, new CaseCommand(CaseAction.Comment, "call 138 1234 5678 of 11010519491231002X"));

        Assert.Equal("call *** of ***", commented.Trail[^1].Note);
    }

    [Fact]
    public void A_resident_is_shown_no_internal_word()
    {
        var commented = Do(At(CaseStatus.InProgress), Supervisor, new CaseCommand(CaseAction.Comment, "he complains often", Internal: true));

        Assert.DoesNotContain(commented.ToSnapshot("c", Reporter, null, null, Start).Trail, step => step.Internal);
        Assert.Contains(commented.ToSnapshot("c", Worker, null, null, Start).Trail, step => step.Internal);
    }

    private static CaseState Do(CaseState state, Caller caller, CaseCommand command)
    {
        var outcome = state.Act(caller, command, Policies, Calendar, Start);
        Assert.True(outcome.Succeeded, outcome.Refusal?.Message);
        return outcome.Value;
    }

    private static string? Fault(CaseStatus status, Caller caller, CaseCommand command) => At(status).Act(caller, command, Policies, Calendar, Start).Refusal?.Field;

    /// <summary>A case that everything can be done to that its status allows.</summary>
    private static CaseState At(CaseStatus status) => new()
    {
        Status = status,
        Category = "ponding",
        Grid = "500103002001001",
        Assignee = "w-1",
        Attempt = 1,
        Reporters = ["p-1"],
        OpenedAt = Start,
        Since = Start,
        ClosedAt = status is CaseStatus.Closed or CaseStatus.Rated ? Start : null,
        Clock = CaseClock.Start(TimeSpan.FromHours(4), working: true, Start),
        Wish = new CaseWish(CaseAction.AskExtension, "zhangwei", Start, "rain", Start + TimeSpan.FromDays(1)),
        MergedInto = status == CaseStatus.Merged ? "c-2" : null,
        MergedFrom = status == CaseStatus.Merged ? CaseStatus.Signed : null,
    };

    private static Caller Actor(CaseParty by) =>
        by.HasFlag(CaseParty.Handler) ? Worker : by.HasFlag(CaseParty.Desk) ? Desk : by.HasFlag(CaseParty.Supervisor) ? Supervisor : Reporter;

    private static CaseParty PartyOf(Caller caller) => caller.Role switch
    {
        Role.GridWorker => CaseParty.Handler,
        Role.CommunityStaff => CaseParty.Desk,
        Role.Supervisor => CaseParty.Desk | CaseParty.Supervisor,
        _ => CaseParty.Reporter,
    };

    /// <summary>What the row needs and no more.</summary>
    private static CaseCommand Command(CaseTransition row) => new(row.Action)
    {
        Note = row.Needs.HasFlag(CaseArguments.Note) ? "a word" : null,
        Worker = row.Needs.HasFlag(CaseArguments.Worker) ? "w-2" : null,
        Category = row.Needs.HasFlag(CaseArguments.Category) ? "exposed-garbage" : null,
        Until = row.Needs.HasFlag(CaseArguments.Until) ? Start + TimeSpan.FromDays(1) : null,
        Into = row.Needs.HasFlag(CaseArguments.Into) ? "c-2" : null,
        Speed = row.Needs.HasFlag(CaseArguments.Rating) ? 5 : null,
        Service = row.Needs.HasFlag(CaseArguments.Rating) ? 4 : null,
        Department = row.Needs.HasFlag(CaseArguments.Department) ? "园林" : null,
        Task = row.Needs.HasFlag(CaseArguments.Task) ? 1 : null,
    };
}
