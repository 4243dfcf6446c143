using System.Collections.Immutable;
using static Twin.Cases.CaseStatus;

namespace Twin.Cases;

/// <summary>The one table of what a case does without anybody's step, beside <see cref="CaseTransitions"/>; <c>docs/cases.md</c> is drawn from both.</summary>
internal static class CaseMoves
{
    public static readonly CaseMove Given = new([Filed, Dispatched], Dispatched, "dispatched", "somebody is found for it; not signed in time, somebody else");

    public static readonly CaseMove DealtWith = new([Dispatched, Signed, InProgress], AwaitingVerification, "resolved", "somebody's word ended its last alarm");

    public static readonly CaseMove Fulfilled = new([Filed, Dispatched, Signed, InProgress, Suspended], AwaitingVerification, "resolved", "the visit it asks for was made");

    public static readonly CaseMove Cleared = new(CaseTransitions.Open, Closed, "closed", "its alarms have cleared, where the category `closesItself`");

    public static readonly CaseMove Resumed = new([Suspended], InProgress, "resumed", "the suspension is over");

    public static ImmutableArray<CaseMove> All => [Given, DealtWith, Fulfilled, Resumed, Cleared];

    /// <summary>The case after a move, which its trail tells.</summary>
    public static CaseState Make(this CaseState state, CaseMove move, string by, string? note, CasePolicy policy, WorkCalendar calendar, DateTimeOffset now) =>
        state.Enter(move.To, policy, calendar, now).Note(now, by, move.Step, note, state.Status);
}
