using Twin.Access;
using Twin.Codes;
using Twin.Devices;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>How a case begins and moves by itself: pure, so that every move can be tried without a cluster.</summary>
internal static class CaseRules
{
    /// <summary>How long to wait before asking again when nobody is on duty: a quarter of the time it has waited, within these.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan AskAgainWithin = TimeSpan.FromMinutes(2);

    private const int LongestTitle = 60;

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
        Since = now,
        AskAt = now,
        Alarms = CaseState.NoAlarms.Add(opening.Hazard.EpisodeKey, value: true),
        Cameras = opening.Hazard.Cameras.IsDefault ? [] : opening.Hazard.Cameras,
        Location = opening.Location,
    }.Note(now, opening.Hazard.Device, "opened", opening.Hazard.ForTrail());

    /// <summary>What somebody reports, at a place that is known.</summary>
    /// <param name="sealedText">The text, encrypted.</param>
    /// <param name="filed">True when whoever reports may also take reports up.</param>
    public static CaseState Report(CaseReport report, ReportPlace place, CasePolicy policy, string sealedText, Caller caller, bool filed, DateTimeOffset now) => new CaseState
    {
        Title = TitleOf(report.Text),
        Category = report.Category ?? CasePolicies.Unclassified,
        Severity = report.Severity ?? policy.Severity,
        Status = filed ? CaseStatus.Filed : CaseStatus.Reported,
        Site = place.Site,
        Grid = place.Grid,
        Household = report.Household,
        Source = report.Source,
        SealedText = sealedText,
        Address = report.Address is null ? null : SensitiveNumbers.BlotOut(report.Address),
        Location = report.Location ?? place.Location,
        Reporters = report.Reporter is null ? [] : [report.Reporter],
        ReportedBy = report.Anonymous ? null : caller.Subject,
        OpenedAt = now,
        Since = now,
        AskAt = filed ? now : null,
    }.Note(now, report.Anonymous ? CaseSource.Anonymous : report.Reporter is null ? caller.Subject : "reporter", "opened");

    /// <summary>Takes in a further alarm or the clearing of one; the same case when that is nothing new.</summary>
    public static CaseState Add(this CaseState state, Hazard hazard, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now)
    {
        var known = state.Alarms.TryGetValue(hazard.EpisodeKey, out var active);
        if (!state.IsOpen || (known && (!hazard.Cleared || !active)))
        {
            return state;
        }

        var next = (state with
        {
            Alarms = state.Alarms.SetItem(hazard.EpisodeKey, !hazard.Cleared),
            Severity = hazard.Severity < state.Severity ? hazard.Severity : state.Severity,
            Cameras = hazard.Cameras.IsDefaultOrEmpty ? state.Cameras : hazard.Cameras,
        }).Note(now, hazard.By ?? hazard.Device, hazard.Cleared ? "alarm-cleared" : "alarm-joined", hazard.ForTrail());
        if (next.IsDealtWith(hazard))
        {
            return next.Make(CaseMoves.DealtWith, hazard.By!, hazard.Note, policy, calendar, now);
        }

        if (next.ClosingProposed && policy.ClosesItself && CaseMoves.Cleared.IsPossible(next) && next.Tasks.All(static task => task.DoneAt is not null))
        {
            return next.Make(CaseMoves.Cleared, Caller.System.Subject, "the fault has cleared", policy, calendar, now);
        }

        return next is { ClosingProposed: true } && !state.ClosingProposed ? next.Note(now, Caller.System.Subject, "closing-proposed") : next;
    }

    /// <summary>Comes to a status: its limits start, and the clock runs or stands still as the status wants it.</summary>
    public static CaseState Enter(this CaseState state, CaseStatus to, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now) => state with
    {
        Status = to,
        Since = now,
        Overdue = false,
        SignBy = to == CaseStatus.Dispatched ? now + policy.SignWithin : null,
        AskAt = to == CaseStatus.Filed ? now : null,
        SuspendedUntil = null,
        Wish = null,
        Claim = null,
        ClosedAt = to == CaseStatus.Closed ? now : state.ClosedAt,
        Clock = to is CaseStatus.Filed or CaseStatus.Dispatched or CaseStatus.Signed or CaseStatus.InProgress or CaseStatus.Arbitration
            ? state.Clock?.Resume(now)
            : state.Clock?.Stop(calendar, now),
    };

    /// <summary>Gives the case to a worker; the limit to sign starts, and with the first dispatch the clock.</summary>
    public static CaseState Dispatch(this CaseState state, string worker, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now) =>
        (state with { Assignee = worker, Department = null, Handler = null }).Send(policy, calendar, now)
            .Note(now, Caller.System.Subject, state.Attempt == 0 ? "dispatched" : "reassigned", worker, state.Status);

    /// <summary>Puts the case into its department's queue.</summary>
    public static CaseState Queue(this CaseState state, string department, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now) =>
        (state with { Assignee = null, Department = department, Handler = null }).Send(policy, calendar, now)
            .Note(now, Caller.System.Subject, "dispatched", department, state.Status);

    /// <summary>The case, on its way to whoever it was given to.</summary>
    public static CaseState Send(this CaseState state, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now)
    {
        var sent = state.Enter(CaseStatus.Dispatched, policy, calendar, now);
        return sent with
        {
            Attempt = state.Attempt + 1,
            Tried = state.Assignee is { } worker && !state.Tried.Contains(worker) ? state.Tried.Add(worker) : state.Tried,
            DispatchedAt = state.DispatchedAt ?? now,
            Clock = sent.Clock ?? CaseClock.Start(policy.ResolveWithin, policy.WorkingHours, now),
        };
    }

    /// <summary>A colleague takes it over as it is, with the time it has left.</summary>
    public static CaseState HandOver(this CaseState state, string to, string by, string? note, DateTimeOffset now) => (state with
    {
        Assignee = to,
        Tried = state.Tried.Contains(to) ? state.Tried : state.Tried.Add(to),
        Claim = null,
    }).Note(now, by, "handed-over", note is null ? to : $"{to}: {note}", state.Status);

    /// <summary>Nobody is on duty: the supervisor learns of it once, and it is tried again.</summary>
    public static CaseState Wait(this CaseState state, DateTimeOffset now)
    {
        var quarter = (now - state.Since) / 4;
        var waiting = state with { Escalated = true, AskAt = now + (quarter < AskAgainAfter ? AskAgainAfter : quarter > AskAgainWithin ? AskAgainWithin : quarter) };
        return state.Escalated ? waiting : waiting.Note(now, Caller.System.Subject, "escalated", "nobody is on duty");
    }

    /// <summary>Not signed in time, and there is nobody else to ask: the supervisor is responsible too.</summary>
    public static CaseState GiveUpAsking(this CaseState state, DateTimeOffset now) =>
        (state with { Escalated = true, SignBy = null }).Note(now, Caller.System.Subject, "escalated", "not signed in time");

    /// <summary>Takes note of every limit that has passed; the same case when none has.</summary>
    public static CaseState Lapse(this CaseState state, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now)
    {
        var next = state;
        while (next.IsOpen && next.NextLevel(calendar) is { } step && step.At <= now)
        {
            next = (next with { Level = step.Level, Escalated = next.Escalated || step.Level >= CaseLevel.Red }).Note(
                now, Caller.System.Subject, step.Level == CaseLevel.Amber ? "warned" : "escalated", step.Level switch
                {
                    CaseLevel.Amber => "75 % of the time is gone",
                    CaseLevel.Red => "not resolved in time",
                    _ => "150 % of the time is gone: the street is told",
                });
        }

        while (next is { IsOpen: true, NextTask: { Due: { } by } task } && by <= now)
        {
            next = (next with { LateTasks = next.LateTasks.Add(task.Number), Escalated = true }).Note(
                now, Caller.System.Subject, "escalated", $"{task.Department}: task {task.Number} is not done in time");
        }

        if (next.Overdue || next.StatusLimit(policy, calendar) is not { } limit || limit > now)
        {
            return next;
        }

        return CaseMoves.Resumed.IsPossible(next)
            ? next.Make(CaseMoves.Resumed, Caller.System.Subject, "the suspension is over", policy, calendar, now)
            : (next with { Overdue = true, Escalated = true }).Note(now, Caller.System.Subject, "escalated", $"{StoredName.Of(next.Status)} for too long");
    }

    private static string TitleOf(string text)
    {
        var line = SensitiveNumbers.BlotOut(text).ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestTitle ? line : $"{line[..(LongestTitle - 1)]}…";
    }
}
