using Twin.Notices;

namespace Twin.Activities;

/// <summary>Places and the waiting list of an activity: pure.</summary>
internal static class ActivityRules
{
    private const int MaxCapacity = 1_000;
    private const int MaxPlaceLength = 200;

    /// <summary>How long before it starts people may sign in.</summary>
    private static readonly TimeSpan SignInBefore = TimeSpan.FromHours(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static Refusal? FindFault(ActivityDraft draft, DateTimeOffset now) =>
        NoticeRules.FindFault(draft.Title, draft.Text) ?? AudienceRules.FindFault(draft.Audience) ?? draft switch
        {
            _ when string.IsNullOrWhiteSpace(draft.Place) || draft.Place.Length > MaxPlaceLength => Refusal.Invalid("place", $"must be 1 to {MaxPlaceLength} characters"),
            { Capacity: < 1 or > MaxCapacity } => Refusal.Invalid("capacity", $"must be 1 to {MaxCapacity}"),
            _ when draft.StartsAt <= now => Refusal.Invalid("startsAt", "must be in the future"),
            _ when draft.EndsAt <= draft.StartsAt || draft.EndsAt - draft.StartsAt > Longest => Refusal.Invalid("endsAt", $"must be after the start, at most {Longest.Days} days"),
            _ when draft.SignUpUntil > draft.EndsAt => Refusal.Invalid("signUpUntil", "must not be after the end"),
            _ => null,
        };

    public static Outcome<ActivityState> SignUp(this ActivityState state, string person, DateTimeOffset now)
    {
        if (state.Find(person) is not null)
        {
            return state;
        }

        if (FindEnd(state, now) is { } ended)
        {
            return ended;
        }

        if (now > state.SignUpUntil)
        {
            return Refusal.Conflict("Nobody can sign up any more.");
        }

        if (state.Waiting >= state.Capacity)
        {
            return Refusal.Conflict("All places are taken, and as many wait for one.");
        }

        var status = state.Taken < state.Capacity ? ParticipantStatus.SignedUp : ParticipantStatus.Waiting;
        return state with { Participants = state.Participants.Add(new ActivityParticipant(person, status, now)) };
    }

    /// <summary>Without the person; who waits longest moves up into a place that is free.</summary>
    public static ActivityState Without(this ActivityState state, string person)
    {
        if (state.Find(person) is not { } leaving)
        {
            return state;
        }

        var left = state.Participants.Remove(leaving);
        var next = leaving.Status == ParticipantStatus.Waiting ? null : left.FirstOrDefault(static one => one.Status == ParticipantStatus.Waiting);
        return state with { Participants = next is null ? left : left.Replace(next, next with { Status = ParticipantStatus.SignedUp }) };
    }

    public static Outcome<ActivityState> Withdraw(this ActivityState state, string person, DateTimeOffset now) => state.Find(person) switch
    {
        null => state,
        { Status: ParticipantStatus.SignedIn } => Refusal.Conflict("You have signed in already."),
        _ when FindEnd(state, now) is { } ended => ended,
        _ => state.Without(person),
    };

    public static Outcome<ActivityState> SignIn(this ActivityState state, string person, DateTimeOffset now) => state.Find(person) switch
    {
        { Status: ParticipantStatus.SignedIn } => state,
        null or { Status: ParticipantStatus.Waiting } => Refusal.Conflict("Only who has a place can sign in."),
        _ when FindEnd(state, now) is { } ended => ended,
        _ when now < state.StartsAt - SignInBefore => Refusal.Conflict($"Signing in begins {SignInBefore.TotalHours:0} h before the start."),
        var there => state with { Participants = state.Participants.Replace(there, there with { Status = ParticipantStatus.SignedIn }) },
    };

    private static Refusal? FindEnd(ActivityState state, DateTimeOffset now) => state.StatusAt(now) switch
    {
        ActivityStatus.Cancelled => Refusal.Conflict("It does not take place."),
        ActivityStatus.Over => Refusal.Conflict("It is over."),
        _ => null,
    };
}
