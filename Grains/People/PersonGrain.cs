using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Consents;
using Twin.Objects;
using Twin.Places;
using Twin.Search;
using Twin.Storage;

namespace Twin.People;

[GrainType(ObjectKind.Person)]
internal sealed partial class PersonGrain(
    [PersistentState(ObjectKind.Person, TwinStorage.Name)] IPersistentState<Document<PersonState>> document,
    PersonRules rules,
    PersonCalendar calendar,
    PersonSecrets secrets,
    PersonMatches matches,
    PeopleOptions options,
    RetentionOptions retention,
    Reveals reveals,
    IAuditLog audit,
    Looks looks,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<PersonGrain> log)
    : ObjectGrain<PersonState, PersonAttributes>(document, time, log), IPersonGrain
{
    /// <summary>The status of who has died, in lists.</summary>
    public const string Deceased = "deceased";

    private DateOnly Today => LocalDay.Of(Now);

    public async Task<Outcome<PersonSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        await looks.Noted(caller, Key, await Show(caller, () => Snapshot(secrets.Open(State.Attributes!))), Now, cancellationToken);

    public override async Task<Outcome<ObjectSnapshot>> Read(Caller caller, CancellationToken cancellationToken) =>
        await looks.Noted(caller, Key, await base.Read(caller, cancellationToken), Now, cancellationToken);

    protected override async ValueTask<Outcome<PersonState>> Apply(PersonAttributes attributes, CancellationToken cancellationToken)
    {
        if ((FindErasure() ?? rules.Check(attributes, Today)) is { } refusal)
        {
            return refusal;
        }

        if (attributes.Grid is { } grid && await GrainFactory.Grid(grid).GetArea(cancellationToken) is null)
        {
            return Refusal.Invalid("grid", $"grid '{grid}' is not known");
        }

        var person = PersonRules.Canonical(attributes);
        if (State.MergedInto is { } into)
        {
            return secrets.Seal(person, State.Attributes) == State.Attributes ? State : Merged(into);
        }

        return await Settle(person with { DeathDate = person.DeathDate ?? State.Attributes?.DeathDate }, cancellationToken);
    }

    /// <summary>Birth date and sex are left out beside the citizen ID they follow from.</summary>
    protected override PersonAttributes AttributesOf(PersonState state)
    {
        var person = secrets.Open(state.Attributes!);
        return person.IdNumber is null ? person : person with { BirthDate = null, Sex = null };
    }

    protected override (string Field, string? Id)? PlaceIn(PersonAttributes attributes) =>
        attributes is { Household: null, Grid: { } grid } ? (ObjectKind.Grid, grid) : (ObjectKind.Household, attributes.Household);

    protected override bool IsOneOfMany => true;

    protected override string? AreaOf(PersonState state) => state.Area;

    /// <summary>Tells the home that is left and the one lived in.</summary>
    protected override PersonState Owing(PersonState next, long revision)
    {
        var day = Today;
        var owes = next.Owes;
        if (State.Home is { } left && left != next.Home)
        {
            owes = owes.Add(new OwedDeparture(left, Key.Id, LeftOn(left, next), revision));
        }

        if (next.Home is { } home)
        {
            owes = owes.Add(new OwedMember(home, Key.Id, new Residence(calendar.Labels(next, day), next.Attributes!.Kinship, next.Stays[^1].From) { Consents = next.Holding }, revision));
        }

        return next with { AsOf = day, Owes = owes };
    }

    protected override Card CardOf(PersonState state)
    {
        var person = state.Attributes!;
        return new Card
        {
            Title = person.Name,
            Area = state.Area,
            Status = person.DeathDate is null ? null : Deceased,
            Labels = calendar.Labels(state, state.AsOf),
            Due = Earlier(state.MergedInto is null && calendar.NextChange(state, state.AsOf) is { } change ? LocalDay.Start(change) : null, ExpiryOf(state)),
            Terms = secrets.TermsOf(Key.Id, person),
            Links = [.. LinksOf(state)],
            Facts = PersonQuality.FactsOf(person, state.AsOf),
            Matches = matches.Of(secrets.Open(person)),
            Listed = state.MergedInto is null,
        };
    }

    /// <summary>A label begins or ends, an age is reached, a hint falls due: the card and the home hear of it. What has been kept long enough goes.</summary>
    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (ExpiryOf(State) <= Now)
        {
            await Erase(Caller.System.Subject, merged: true, cancellationToken);
            return;
        }

        if (State is { Described: true, MergedInto: null } && calendar.NextChange(State, State.AsOf) <= Today)
        {
            await Save(Owing(State, State.Revision + 1), change: null);
        }
    }

    private PersonSnapshot Snapshot(PersonAttributes person)
    {
        var day = Today;
        return new PersonSnapshot(
            Key.Id,
            State.Revision,
            State.Area,
            person,
            State.Home,
            person.BirthDate is { } birth ? Age.On(person.DeathDate ?? day, birth) : null,
            calendar.Labels(State, day),
            calendar.Hints(State, day),
            State.Stays.EndedBy(person.DeathDate),
            State.MergedInto,
            [.. State.Merges.Select(merge => merge.Other)])
        {
            Consents = [.. State.Consents.Standings(State.Holding)],
        };
    }

    private Refusal? FindErasure() => State.Erased is null ? null : Refusal.Conflict("What was held under this id has been deleted for good; take another id.");

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private DateOnly LeftOn(string household, PersonState next) =>
        next.Stays.LastOrDefault(stay => stay.Household == household)?.To ?? next.Attributes!.DeathDate ?? Today;

    private IEnumerable<ObjectLink> LinksOf(PersonState state)
    {
        if (state.Home is { } home)
        {
            yield return new ObjectLink(ObjectKind.Household, new ObjectKey(ObjectKind.Household, home));
            yield return new ObjectLink(ObjectKind.Building, new ObjectKey(ObjectKind.Building, state.HomeBuilding!));
        }
        else if (state.Attributes is { Household: null, Grid: { } grid })
        {
            yield return PlaceLinks.To(grid);
        }

        if (state.Attributes!.Guardian is { } guardian)
        {
            // Only the first of the two gives the guardian sight of the ward.
            yield return new ObjectLink(calendar.HasGuardian(state, Today) ? "guardian" : "guardian-on-record", new ObjectKey(ObjectKind.Person, guardian));
        }

        foreach (var text in state.Consents.Select(entry => entry.Text).Distinct(StringComparer.Ordinal))
        {
            yield return new ObjectLink("consent", new ObjectKey(ObjectKind.ConsentText, text));
        }
    }
}
