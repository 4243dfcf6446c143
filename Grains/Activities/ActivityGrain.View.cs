using System.Collections.Immutable;
using Twin.Access;
using Twin.Cases;
using Twin.Notices;
using Twin.Search;
using Twin.Storage;

namespace Twin.Activities;

/// <summary>Who sees what of an activity.</summary>
internal sealed partial class ActivityGrain
{
    public async Task<Outcome<ActivitySnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Role == Role.Resident)
        {
            return await FindAddressee(caller, cancellationToken) is { } addressee
                ? Snapshot() with { Mine = State.Find(addressee.Person) }
                : Refusal.NotFound(Key);
        }

        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        var people = Rights.Allow(caller, ObjectKind.Person, Right.Read) ? State.Participants : [];
        await looks.NoteAll(caller, people.Select(static one => new ObjectKey(ObjectKind.Person, one.Person)), "list", Now, cancellationToken);
        return Snapshot() with { Code = State.Code, Participants = people };
    }

    protected override Card? Describe(ActivityState state) => new()
    {
        Title = state.Title,
        Area = state.Audience.Area,
        Status = StoredName.Of(state.StatusAt(Now)),
        Due = state.StatusAt(Now) == ActivityStatus.Open ? state.EndsAt : ExpiryOf(state),
        Deadline = state.StartsAt,
        Facts = AudienceRules.FactsOf(state.Audience).Add("starts", CaseFacts.Moment(state.StartsAt)),
        Terms = SearchTerms.Of(Key.Id, state.Title),
        Links = [.. state.Participants.Select(static one => new ObjectLink("participant", new ObjectKey(ObjectKind.Person, one.Person)))],
    };

    private DateTimeOffset? ExpiryOf(ActivityState state) => state.Exists ? retention.EndOf(state.CancelledAt ?? state.EndsAt, retention.ActivityDays) : null;

    private Refusal? FindRefusal(Caller caller, Right right) =>
        Rights.Refuse(caller, ObjectKind.Activity, right)
        ?? (State.Exists && Rights.Allow(caller, right, Key, State.Audience.Area) ? null : Refusal.NotFound(Key));

    /// <summary>The resident, where the activity is one of the own areas.</summary>
    private async Task<Addressee?> FindAddressee(Caller caller, CancellationToken cancellationToken) =>
        State.Exists ? await Addressee.FindOn(GrainFactory, caller, State.Audience, cancellationToken) : null;

    private ActivitySnapshot Snapshot() => new(
        Key.Id, State.Title, State.Text, State.Place, State.StatusAt(Now), State.Audience, State.StartsAt, State.EndsAt, State.SignUpUntil,
        State.Capacity, State.Taken, State.Waiting, Code: null, Mine: null, Participants: [], State.CancelReason, State.Revision);
}
