using Twin.Access;
using Twin.Devices;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>How a case moves on: pure, so that every transition can be tried without a cluster.</summary>
internal static class CaseRules
{
    /// <summary>How long to wait before asking again when nobody is on duty.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(15);

    private const int MaxNoteLength = 2_000;

    public static CaseState Open(CaseOpening opening, DateTimeOffset now) => new CaseState
    {
        Title = opening.Title,
        Category = opening.Hazard.Kind,
        Severity = opening.Hazard.Severity,
        Status = CaseStatus.Filed,
        Site = opening.Site,
        Grid = opening.Grid,
        Device = opening.Hazard.Device,
        Household = opening.Hazard.Household,
        OpenedAt = now,
        Due = now,
        Alarms = CaseState.NoAlarms.Add(opening.Hazard.EpisodeKey, value: true),
        Cameras = opening.Hazard.Cameras.IsDefault ? [] : opening.Hazard.Cameras,
    }.Note(now, opening.Hazard.Device, "opened", opening.Hazard.ForTrail());

    /// <summary>Takes in a further alarm or the clearing of one; the same case when that is nothing new.</summary>
    public static CaseState Add(this CaseState state, Hazard hazard, DateTimeOffset now)
    {
        var known = state.Alarms.TryGetValue(hazard.EpisodeKey, out var active);
        if (state.Status == CaseStatus.Closed || (known && (!hazard.Cleared || !active)))
        {
            return state;
        }

        return (state with
        {
            Alarms = state.Alarms.SetItem(hazard.EpisodeKey, !hazard.Cleared),
            Severity = hazard.Severity < state.Severity ? hazard.Severity : state.Severity,
            Cameras = hazard.Cameras.IsDefaultOrEmpty ? state.Cameras : hazard.Cameras,
        }).Note(now, hazard.By ?? hazard.Device, hazard.Cleared ? "alarm-cleared" : "alarm-joined", hazard.ForTrail()).Resolved(hazard, now);
    }

    /// <summary>Gives the case to a worker; the limit to sign starts.</summary>
    public static CaseState Dispatch(this CaseState state, string worker, CasePolicy policy, DateTimeOffset now) => (state with
    {
        Status = CaseStatus.Dispatched,
        Assignee = worker,
        Attempt = state.Attempt + 1,
        DispatchedAt = state.DispatchedAt ?? now,
        Deadline = now + policy.SignWithin,
        Due = now + policy.SignWithin,
    }).Note(now, Caller.System.Subject, state.Attempt == 0 ? "dispatched" : "reassigned", worker);

    /// <summary>Nobody is on duty: the supervisor learns of it once, and it is tried again.</summary>
    public static CaseState Wait(this CaseState state, DateTimeOffset now)
    {
        var waiting = state with { Escalated = true, Due = now + AskAgainAfter };
        return state.Escalated ? waiting : waiting.Note(now, Caller.System.Subject, "escalated", "nobody is on duty");
    }

    /// <summary>A limit has passed and there is nobody else to ask: the supervisor is responsible too.</summary>
    public static CaseState Escalate(this CaseState state, CasePolicy policy, DateTimeOffset now)
    {
        var resolveBy = state.DispatchedAt + policy.ResolveWithin;
        var late = state.Status == CaseStatus.Dispatched ? "not signed in time" : "not resolved in time";
        return (state with { Escalated = true, Deadline = resolveBy, Due = resolveBy > now ? resolveBy : null })
            .Note(now, Caller.System.Subject, "escalated", late);
    }

    /// <summary>A person's step.</summary>
    public static Outcome<CaseState> Act(this CaseState state, Caller caller, CaseAction action, string? note, CasePolicy policy, DateTimeOffset now)
    {
        if (!CaseTransitions.TryFind(state.Status, action, out var transition))
        {
            return Refusal.Conflict($"The case is {StoredName.Of(state.Status)}; possible now: {CaseTransitions.PossibleFrom(state.Status)}.");
        }

        if (!Rights.Allow(caller, ObjectKind.Case, transition.ByAssignee ? Right.Handle : Right.Supervise)
            || (transition.ByAssignee && (caller.Worker is null || caller.Worker != state.Assignee)))
        {
            return Refusal.Forbidden(transition.ByAssignee ? "Only the worker who has the case may do this." : "Only a supervisor may do this.");
        }

        if (action == CaseAction.Verify && caller.Worker is not null && caller.Worker == state.Assignee)
        {
            return Refusal.Forbidden("The verifier is not the handler.");
        }

        if (note?.Length > MaxNoteLength)
        {
            return Refusal.Invalid("note", $"must be at most {MaxNoteLength} characters");
        }

        if (action is CaseAction.Resolve or CaseAction.Return && string.IsNullOrWhiteSpace(note))
        {
            return Refusal.Invalid("note", "is needed: what was found and done");
        }

        var resolveBy = transition.To is CaseStatus.Signed or CaseStatus.InProgress ? state.DispatchedAt + policy.ResolveWithin : null;
        return (state with
        {
            Status = transition.To,
            Deadline = resolveBy,
            Due = state.Escalated && resolveBy <= now ? null : resolveBy,
        }).Note(now, caller.Subject, transition.Step, note);
    }
}
