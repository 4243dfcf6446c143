using System.Collections.Immutable;
using Twin.Access;
using Twin.Attachments;
using Twin.Codes;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>What people do to a case: pure, and every refusal says what is possible instead.</summary>
internal static class CaseSteps
{
    /// <summary>How long after its closing a case can be opened again.</summary>
    public static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(15);

    /// <summary>How long a claim holds unless it is renewed.</summary>
    public static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(5);

    private const int MaxTasks = 20;

    private const int MaxAttachments = 20;

    /// <summary>What disturbs nobody who is on the case.</summary>
    private static readonly ImmutableArray<CaseAction> BesideAClaim =
        [CaseAction.Comment, CaseAction.Answer, CaseAction.Supervise, CaseAction.Rate, CaseAction.Confirm, CaseAction.Dispute, CaseAction.FinishTask];

    /// <summary>What the caller may do now, by role and status.</summary>
    public static ImmutableArray<CaseAction> ActionsFor(this CaseState state, Caller caller)
    {
        var party = state.PartyOf(caller);
        return [.. CaseTransitions.All.Where(row => row.From == state.Status && (row.By & party) != CaseParty.None).Select(static row => row.Action)];
    }

    public static Outcome<CaseState> Act(this CaseState state, Caller caller, CaseCommand command, CasePolicies policies, WorkCalendar calendar, DateTimeOffset now)
    {
        if (!CaseTransitions.TryFind(state.Status, command.Action, out var row))
        {
            return Refusal.Conflict($"The case is {StoredName.Of(state.Status)}; possible now: {CaseTransitions.PossibleFrom(state.Status)}.");
        }

        var party = state.PartyOf(caller);
        if ((row.By & party) == CaseParty.None)
        {
            return Refusal.Forbidden(WhoMay(row.By));
        }

        if (command.Action == CaseAction.Verify && caller.Role != Role.System && (caller.Worker ?? caller.Subject) == (state.Assignee ?? state.Handler))
        {
            return Refusal.Forbidden("The verifier is not the handler.");
        }

        if (state.Claim is { } claim && claim.Until > now && claim.By != caller.Subject && !BesideAClaim.Contains(command.Action))
        {
            return Refusal.Conflict($"{claim.By} is on it until {claim.Until.UtcDateTime:HH:mm:ss} UTC.");
        }

        if (CaseCommandRules.FindFault(command, row, policies, now) is { } fault)
        {
            return fault;
        }

        if (!command.Attachments.IsDefaultOrEmpty && command.Attachments.FirstOrDefault(id => state.Attachments.All(file => file.Id != id)) is { } unknown)
        {
            return Refusal.Invalid("attachments", $"'{unknown}' is no attachment of this case");
        }

        var classified = state.Classify(command, policies);
        var outcome = Step(classified, row, command, caller, policies, calendar, now);
        return outcome.Succeeded
            ? outcome.Value.Note(
                now,
                ActorOf(party, caller),
                row.Step,
                NoteOf(command),
                state.Status,
                command.Internal == true,
                command.Attachments.IsDefaultOrEmpty ? null : command.Attachments)
            : outcome;
    }

    /// <summary>Why the caller may not add an attachment; null when that is possible. Whoever may comment may attach.</summary>
    public static Refusal? RefuseToAttach(this CaseState state, Caller caller, bool isInternal)
    {
        if (!CaseTransitions.TryFind(state.Status, CaseAction.Comment, out var row))
        {
            return Refusal.Conflict($"The case is {StoredName.Of(state.Status)}; possible now: {CaseTransitions.PossibleFrom(state.Status)}.");
        }

        return (row.By & state.PartyOf(caller)) == CaseParty.None ? Refusal.Forbidden(WhoMay(row.By))
            : isInternal && caller.Role == Role.Resident ? Refusal.Invalid("internal", "is for staff")
            : state.Attachments.Length >= MaxAttachments ? Refusal.Conflict($"A case has at most {MaxAttachments} attachments.")
            : null;
    }

    /// <summary>The case with an attachment that came through its caller.</summary>
    public static CaseState With(this CaseState state, Attachment attachment, Caller caller, DateTimeOffset now)
    {
        var actor = ActorOf(state.PartyOf(caller), caller);
        var person = caller.Role == Role.Resident ? caller.Bindings.FirstOrDefault(static key => key.Kind == ObjectKind.Person).Id : null;
        return (state with { Attachments = state.Attachments.Add(new AttachedFile(attachment with { By = actor }, person)) })
            .Note(now, actor, "attached", note: null, state.Status, attachment.Internal, [attachment.Id]);
    }

    private static Outcome<CaseState> Step(CaseState state, CaseTransition row, CaseCommand command, Caller caller, CasePolicies policies, WorkCalendar calendar, DateTimeOffset now)
    {
        var policy = policies.For(state.Category, state.Severity, state.Grid);
        var entered = row.To == state.Status ? state : state.Enter(row.To, policy, calendar, now);
        return row.Action switch
        {
            CaseAction.File when state.Category == CasePolicies.Unclassified => Refusal.Invalid("category", "is needed: it is not classified yet"),
            CaseAction.Assign => (state with { Assignee = command.Worker, Department = null, Handler = null }).Send(policy, calendar, now),
            CaseAction.Sign when state.Department is not null => entered with { Handler = caller.Subject },
            CaseAction.Return => Returned(state, entered, policy, calendar, now),
            CaseAction.Resolve when state.Tasks.Any(static task => task.DoneAt is null) => Refusal.Conflict("Departments' tasks are not done yet."),
            CaseAction.Rework => entered with { Reworks = state.Reworks + 1 },
            CaseAction.AskSuspension or CaseAction.AskExtension => state with { Wish = new CaseWish(row.Action, caller.Subject, now, NoteOf(command)!, command.Until) },
            CaseAction.Suspend => entered with { SuspendedUntil = command.Until ?? (state.Wish is { Action: CaseAction.AskSuspension } wish ? wish.Until : null) },
            CaseAction.Extend => Extended(state, command, calendar, now),
            CaseAction.Deny => state.Wish is null ? Refusal.Conflict("Nothing is asked for.") : state with { Wish = null },
            CaseAction.Supervise => state with { Supervised = true },
            CaseAction.Reclassify => state.Clock is null ? state : state with { Clock = state.Clock.Allow(policy.ResolveWithin, policy.WorkingHours) },
            CaseAction.Merge => entered with { MergedInto = command.Into, MergedFrom = state.Status },
            CaseAction.Unmerge => (state with { MergedInto = null, MergedFrom = null }).Enter(state.MergedFrom ?? CaseStatus.Filed, policy, calendar, now),
            CaseAction.Reopen or CaseAction.Dispute when row.To == CaseStatus.Dispatched => Reopened(state, policy, calendar, now),
            CaseAction.Rate => entered with { Rating = new CaseRating(command.Speed!.Value, command.Service!.Value, NoteOf(command), now) },
            CaseAction.Claim => state with { Claim = new CaseClaim(caller.Subject, now + ClaimFor) },
            CaseAction.Release => state with { Claim = null },
            CaseAction.AddTask => state.Tasks.Length >= MaxTasks
                ? Refusal.Conflict($"A case has at most {MaxTasks} tasks.")
                : state with { Tasks = state.Tasks.Add(new CaseTask(state.Tasks.Length + 1, command.Department!, NoteOf(command)!, command.Until, now, Categories: policies.Of(command.Department!))) },
            CaseAction.FinishTask => Finished(state, command, caller, now),
            _ => entered,
        };
    }

    /// <summary>The second time, or from a department, a supervisor says whose it is.</summary>
    private static CaseState Returned(CaseState state, CaseState filed, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now)
    {
        var next = filed with { Returns = state.Returns + 1, Assignee = null, Department = null, Handler = null };
        return next.Returns > 1 || state.Department is not null ? next.Enter(CaseStatus.Arbitration, policy, calendar, now) : next;
    }

    private static Outcome<CaseState> Extended(CaseState state, CaseCommand command, WorkCalendar calendar, DateTimeOffset now)
    {
        var until = command.Until ?? (state.Wish is { Action: CaseAction.AskExtension } wish ? wish.Until : null);
        return until is null
            ? Refusal.Invalid("until", "is needed: nothing is asked for")
            : state with { Clock = state.Clock?.EndAt(calendar, until.Value, now), Level = CaseLevel.Green, Wish = null };
    }

    /// <summary>The first time it goes to its handler, and the supervisor watches; the second time the supervisor says whose it is.</summary>
    private static Outcome<CaseState> Reopened(CaseState state, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now)
    {
        if (now - state.ClosedAt > ReopenWithin)
        {
            return Refusal.Conflict($"It was closed more than {ReopenWithin.Days} days ago: report it anew.");
        }

        var next = state with { Reopenings = state.Reopenings + 1, Supervised = true, Escalated = true, Level = CaseLevel.Green, Rating = null, Clock = null, Tried = [] };
        return next switch
        {
            { Reopenings: > 1 } => next.Enter(CaseStatus.Arbitration, policy, calendar, now),
            { Assignee: null, Department: null } => next.Enter(CaseStatus.Filed, policy, calendar, now),
            _ => next.Send(policy, calendar, now),
        };
    }

    private static Outcome<CaseState> Finished(CaseState state, CaseCommand command, Caller caller, DateTimeOffset now)
    {
        var task = state.Tasks.FirstOrDefault(task => task.Number == command.Task);
        return task switch
        {
            null => Refusal.Invalid("task", "is none of this case"),
            { DoneAt: not null } => Refusal.Conflict("The task is done already."),
            _ when caller.Role == Role.DepartmentHandler && !state.IsHandler(caller) && !IsFor(task, caller) => Refusal.Forbidden("The task is another department's."),
            _ => state with { Tasks = state.Tasks.Replace(task, task with { DoneBy = caller.Subject, DoneAt = now, Result = NoteOf(command) }) },
        };
    }

    private static CaseState Classify(this CaseState state, CaseCommand command, CasePolicies policies) => command.Category is null && command.Severity is null
        ? state
        : state with
        {
            Category = command.Category ?? state.Category,
            Severity = command.Severity ?? (command.Category is { } category && state.Source != CaseState.AlarmSource ? policies.For(category).Severity : state.Severity),
        };

    private static CaseParty PartyOf(this CaseState state, Caller caller)
    {
        var party = CaseParty.None;
        if (Rights.Allow(caller, ObjectKind.Case, Right.Handle) && state.IsHandler(caller))
        {
            party |= CaseParty.Handler;
        }

        party |= Rights.Allow(caller, ObjectKind.Case, Right.Triage) ? CaseParty.Desk : CaseParty.None;
        party |= Rights.Allow(caller, ObjectKind.Case, Right.Supervise) ? CaseParty.Supervisor : CaseParty.None;
        party |= caller.Role == Role.DepartmentHandler && Rights.Allow(caller, ObjectKind.Case, Right.Handle) && state.Tasks.Any(task => task.DoneAt is null && IsFor(task, caller))
            ? CaseParty.Tasked
            : CaseParty.None;
        return Rights.Allow(caller, ObjectKind.Case, Right.Respond)
            && caller.Bindings.Any(key => key.Kind == ObjectKind.Person && state.Followers.Contains(key.Id, StringComparer.Ordinal))
            ? party | CaseParty.Reporter
            : party;
    }

    private static bool IsHandler(this CaseState state, Caller caller) => state.Department is null
        ? caller.Worker is not null && caller.Worker == state.Assignee
        : caller.Role == Role.DepartmentHandler && (state.Handler is null || state.Handler == caller.Subject);

    private static bool IsFor(CaseTask task, Caller caller) =>
        task.Categories is { } categories && caller.Bindings.Any(key => key.Kind == CaseView.Category && categories.Contains(key.Id));

    private static string WhoMay(CaseParty by) => by switch
    {
        CaseParty.Handler => "Only the worker who has the case may do this.",
        CaseParty.Supervisor => "Only a supervisor may do this.",
        CaseParty.Reporter => "Only who reported it may do this.",
        CaseParty.Desk => "Only who takes reports up may do this.",
        _ => "This is for others who have to do with the case.",
    };

    /// <summary>Who reported is not named to those who follow the case.</summary>
    private static string ActorOf(CaseParty party, Caller caller) => party.HasFlag(CaseParty.Reporter) ? "reporter" : caller.Subject;

    private static string? NoteOf(CaseCommand command) => command.Note is null ? null : SensitiveNumbers.BlotOut(command.Note).Trim();
}
