using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Twin.Storage;
using static Twin.Cases.CaseAction;
using static Twin.Cases.CaseArguments;
using static Twin.Cases.CaseParty;
using static Twin.Cases.CaseStatus;

namespace Twin.Cases;

/// <summary>The one table of what people may do to a case; <c>docs/cases.md</c> is drawn from it.</summary>
internal static class CaseTransitions
{
    private const CaseArguments Nothing = CaseArguments.None;

    /// <summary>Where somebody works on it.</summary>
    private static readonly ImmutableArray<CaseStatus> InHand = [Dispatched, Signed, InProgress];

    /// <summary>Where it is not over.</summary>
    public static readonly ImmutableArray<CaseStatus> Open =
        [Reported, Accepted, Filed, Dispatched, Signed, InProgress, Suspended, AwaitingVerification, Verified, Arbitration];

    private static readonly ImmutableArray<CaseStatus> BeforeVerification = [Reported, Accepted, Filed, .. InHand, Suspended, Arbitration];

    private static readonly ImmutableArray<CaseStatus> Answered = [Closed, Rated];

    public static readonly ImmutableArray<CaseTransition> All =
    [
        new(Reported, Accept, Accepted, "accepted", Desk, Takes: Class),
        new(Reported, Refuse, NotAccepted, "refused", Desk, Note),
        new(Accepted, CaseAction.File, Filed, "filed", Desk, Takes: Class),

        .. Each([Filed, .. InHand, Suspended, Arbitration], Assign, Dispatched, "assigned", Supervisor, CaseArguments.Worker),
        new(Dispatched, Sign, Signed, "signed", Handler),
        new(Signed, Start, InProgress, "started", Handler),
        .. Each(InHand, CaseAction.Return, Filed, "returned", Handler, Note),
        new(InProgress, Resolve, AwaitingVerification, "resolved", Handler, Proof),

        .. Stay([Signed, InProgress], AskSuspension, "suspension-asked", Handler, Note, Until),
        .. Stay([Signed, InProgress], AskExtension, "extension-asked", Handler, Note | Until),
        .. Each([Signed, InProgress], Suspend, Suspended, "suspended", Supervisor, takes: Until),
        new(Suspended, Resume, InProgress, "resumed", Handler | Supervisor),
        .. Stay(InHand, Extend, "extended", Supervisor, takes: Until),
        .. Stay([Signed, InProgress], Deny, "denied", Supervisor, Note),

        new(AwaitingVerification, Verify, Verified, "verified", Supervisor),
        new(AwaitingVerification, Rework, InProgress, "sent-back", Supervisor, Note),
        new(Verified, Close, Closed, "closed", Supervisor),

        .. Stay(Open, Supervise, "supervised", Supervisor, Note),
        .. Stay(BeforeVerification, Reclassify, "reclassified", Desk | Supervisor, Class),
        .. Each(BeforeVerification, Merge, Merged, "merged", Desk | Supervisor, Into),
        new(Merged, Unmerge, Merged, "unmerged", Desk | Supervisor),
        .. Each(BeforeVerification, CaseAction.Void, Voided, "voided", Supervisor, Note),

        .. Each(Answered, Reopen, Dispatched, "reopened", Supervisor, Note),
        .. Each(Answered, Dispute, Dispatched, "disputed", Reporter, Note),
        .. Each([AwaitingVerification, Verified], Dispute, InProgress, "disputed", Reporter, Note),
        new(NotAccepted, Dispute, Reported, "disputed", Reporter, Note),
        .. Stay([AwaitingVerification, Verified, Closed], Confirm, "confirmed", Reporter),
        new(Closed, Rate, Rated, "rated", Reporter, Rating),

        .. Stay(Open, Comment, "commented", Staff | Reporter | Tasked, Proof, Internal),
        .. Stay(Open, Ask, "asked", Staff, Note),
        .. Stay(Open, Answer, "answered", Reporter, Proof),
        .. Stay(Open, CaseAction.Claim, "claimed", Staff),
        .. Stay(Open, Release, "released", Staff),
        .. Stay([Filed, .. InHand, Suspended], AddTask, "task-added", Staff, Note | Department, Until),
        .. Stay([Filed, .. InHand, Suspended], FinishTask, "task-finished", Staff | Tasked, Note | CaseArguments.Task),
    ];

    private static readonly FrozenDictionary<(CaseStatus, CaseAction), CaseTransition> Rows =
        All.ToFrozenDictionary(static row => (row.From, row.Action));

    public static bool TryFind(CaseStatus from, CaseAction action, [NotNullWhen(true)] out CaseTransition? transition) =>
        Rows.TryGetValue((from, action), out transition);

    public static string PossibleFrom(CaseStatus from)
    {
        var actions = All.Where(row => row.From == from).Select(row => StoredName.Of(row.Action)).ToList();
        return actions.Count == 0 ? "nothing" : string.Join(", ", actions);
    }

    private static IEnumerable<CaseTransition> Each(
        ImmutableArray<CaseStatus> from, CaseAction action, CaseStatus to, string step, CaseParty by, CaseArguments needs = Nothing, CaseArguments takes = Nothing) =>
        from.Select(status => new CaseTransition(status, action, to, step, by, needs, takes));

    private static IEnumerable<CaseTransition> Stay(
        ImmutableArray<CaseStatus> at, CaseAction action, string step, CaseParty by, CaseArguments needs = Nothing, CaseArguments takes = Nothing) =>
        at.Select(status => new CaseTransition(status, action, status, step, by, needs, takes));
}
