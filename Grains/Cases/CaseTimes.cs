namespace Twin.Cases;

/// <summary>When a case owes something: its limits by status, and the steps of its clock.</summary>
internal static class CaseTimes
{
    /// <summary>How long a suspension lasts that was given no end; a state is no dead end.</summary>
    public static readonly TimeSpan LongestSuspension = TimeSpan.FromDays(30);

    /// <summary>The share of its time after which each level is reached.</summary>
    private static readonly (CaseLevel Level, double Share)[] Levels = [(CaseLevel.Amber, 0.75), (CaseLevel.Red, 1), (CaseLevel.Street, 1.5)];

    /// <summary>The limit of the present status, as people see it; null when it is over.</summary>
    public static DateTimeOffset? Deadline(this CaseState state, CasePolicy policy, WorkCalendar calendar) => state.Status switch
    {
        CaseStatus.Reported or CaseStatus.Accepted => state.Since + policy.AcceptWithin,
        CaseStatus.Dispatched when state.SignBy is not null => state.SignBy,
        CaseStatus.Filed when state.Clock is null => state.Since + policy.SignWithin,
        CaseStatus.Filed or CaseStatus.Dispatched or CaseStatus.Signed or CaseStatus.InProgress => state.Clock?.MomentOf(1, calendar),
        CaseStatus.Suspended => state.SuspendedUntil ?? state.Since + LongestSuspension,
        CaseStatus.AwaitingVerification or CaseStatus.Verified or CaseStatus.Arbitration => state.Since + policy.VerifyWithin,
        _ => null,
    };

    /// <summary>When the case must look at itself again; null when nothing is to come.</summary>
    public static DateTimeOffset? Due(this CaseState state, CasePolicy policy, WorkCalendar calendar)
    {
        if (!state.IsOpen)
        {
            return null;
        }

        var due = state.NextLevel(calendar)?.At;
        due = Earlier(due, state.Status == CaseStatus.Filed ? state.AskAt : null);
        due = Earlier(due, state.Status == CaseStatus.Dispatched ? state.SignBy : null);
        due = Earlier(due, state.NextTask?.Due);
        return Earlier(due, state.Overdue ? null : state.StatusLimit(policy, calendar));
    }

    /// <summary>The next step of the clock, if it runs.</summary>
    public static (CaseLevel Level, DateTimeOffset At)? NextLevel(this CaseState state, WorkCalendar calendar)
    {
        foreach (var (level, share) in Levels)
        {
            if (level > state.Level)
            {
                return state.Clock?.MomentOf(share, calendar) is { } at ? (level, at) : null;
            }
        }

        return null;
    }

    /// <summary>The limit of a status that has one beside the clock.</summary>
    public static DateTimeOffset? StatusLimit(this CaseState state, CasePolicy policy, WorkCalendar calendar) =>
        state is { Status: CaseStatus.Filed, Clock: null } || state.Status is CaseStatus.Reported or CaseStatus.Accepted or CaseStatus.Suspended or CaseStatus.AwaitingVerification or CaseStatus.Verified or CaseStatus.Arbitration
            ? state.Deadline(policy, calendar)
            : null;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
