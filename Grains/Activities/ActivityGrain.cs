using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Notices;
using Twin.Storage;

namespace Twin.Activities;

[GrainType(ObjectKind.Activity)]
internal sealed partial class ActivityGrain(
    [PersistentState(ObjectKind.Activity, TwinStorage.Name)] IPersistentState<Document<ActivityState>> document,
    RetentionOptions retention,
    Looks looks,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ActivityGrain> log)
    : TwinGrain<ActivityState>(document, time, log), IActivityGrain
{
    public async Task<Outcome<ActivitySnapshot>> Announce(Caller caller, ActivityDraft draft, CancellationToken cancellationToken)
    {
        if (State.Exists)
        {
            return State.By == caller.Subject ? await Get(caller, cancellationToken) : Refusal.Conflict("There is such an activity already.");
        }

        if ((Rights.Refuse(caller, ObjectKind.Activity, Right.Create) ?? ActivityRules.FindFault(draft, Now)) is { } refusal)
        {
            return refusal;
        }

        if (!Rights.Allow(caller, Right.Create, Key, draft.Audience.Area))
        {
            return Refusal.Invalid("audience.area", "is not within your areas");
        }

        var next = State with
        {
            Title = draft.Title.Trim(),
            Text = draft.Text.Trim(),
            Place = draft.Place.Trim(),
            Audience = draft.Audience,
            By = caller.Subject,
            StartsAt = draft.StartsAt,
            EndsAt = draft.EndsAt,
            SignUpUntil = draft.SignUpUntil ?? draft.StartsAt,
            Capacity = draft.Capacity,
            Code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", CultureInfo.InvariantCulture),
        };
        await Commit(next, Event("activity-announced", next, [], next.Audience));
        return await Get(caller, cancellationToken);
    }

    public async Task<Outcome<ActivitySnapshot>> Cancel(Caller caller, string reason, CancellationToken cancellationToken)
    {
        if ((FindRefusal(caller, Right.Edit) ?? NoticeRules.FindFault(reason)) is { } refusal)
        {
            return refusal;
        }

        if (State.StatusAt(Now) == ActivityStatus.Over)
        {
            return Refusal.Conflict("It is over.");
        }

        if (State.CancelledAt is null)
        {
            var next = State with { CancelledAt = Now, CancelReason = reason.Trim() };
            await Commit(next, Event("activity-cancelled", next, [.. next.Participants.Select(static one => one.Person)]));
        }

        return await Get(caller, cancellationToken);
    }

    public Task<Outcome<ActivitySnapshot>> SignUp(Caller caller, CancellationToken cancellationToken) =>
        Respond(caller, addressee => State.SignUp(addressee.Person, Now), cancellationToken);

    public Task<Outcome<ActivitySnapshot>> Withdraw(Caller caller, CancellationToken cancellationToken) =>
        Respond(caller, addressee => State.Withdraw(addressee.Person, Now), cancellationToken);

    public Task<Outcome<ActivitySnapshot>> SignIn(Caller caller, string code, CancellationToken cancellationToken) => Respond(
        caller,
        addressee => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(State.Code))
            ? State.SignIn(addressee.Person, Now)
            : Refusal.Invalid("code", "is not the one shown there"),
        cancellationToken);

    public async Task<Outcome<ActivitySnapshot>> SignInPerson(Caller caller, string person, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Handle) is { } refusal)
        {
            return refusal;
        }

        var next = State.SignIn(person, Now);
        if (!next.Succeeded)
        {
            return next.Refusal;
        }

        await Take(next.Value);
        return await Get(caller, cancellationToken);
    }

    public Task Forget(string person, CancellationToken cancellationToken) => Take(State.Without(person));

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (ExpiryOf(State) <= Now)
        {
            await Clear();
        }
        else if (State.Exists && State.EndsAt <= Now)
        {
            await Commit(State);
        }
    }

    private async Task<Outcome<ActivitySnapshot>> Respond(Caller caller, Func<Addressee, Outcome<ActivityState>> change, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, ObjectKind.Activity, Right.Respond) is { } refusal)
        {
            return refusal;
        }

        if (await FindAddressee(caller, cancellationToken) is not { } addressee)
        {
            return Refusal.NotFound(Key);
        }

        var next = change(addressee);
        if (!next.Succeeded)
        {
            return next.Refusal;
        }

        await Take(next.Value);
        return Snapshot() with { Mine = State.Find(addressee.Person) };
    }

    /// <summary>Stores the next state and tells whoever has moved up.</summary>
    private Task Take(ActivityState next)
    {
        if (next == State)
        {
            return Task.CompletedTask;
        }

        var moved = next.Participants.Where(one => one.Status == ParticipantStatus.SignedUp && State.Find(one.Person) is { Status: ParticipantStatus.Waiting });
        return Commit(next, [.. moved.Select(one => Event("activity-moved-up", next, [one.Person]))]);
    }

    /// <param name="people">Those of the participants whom it is for.</param>
    /// <param name="audience">Set for what all are told whom the activity is for.</param>
    private CardEvent Event(string type, ActivityState state, ImmutableArray<string> people, Audience? audience = null) => new(Now, type, state.Audience.Area, new JsonObject
    {
        ["id"] = Key.Id,
        ["title"] = state.Title,
        ["starts"] = state.StartsAt.UtcDateTime,
        ["reporters"] = new JsonArray([.. people.Select(static person => JsonValue.Create(person))]),
        ["audience"] = audience is null ? null : AudienceRules.ForEvent(audience),
    });
}
