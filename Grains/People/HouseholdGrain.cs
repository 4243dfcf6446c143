using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.People;

[GrainType(ObjectKind.Household)]
internal sealed class HouseholdGrain(
    [PersistentState(ObjectKind.Household, TwinStorage.Name)] IPersistentState<Document<HouseholdState>> document,
    HouseholdRules rules,
    HouseholdSecrets secrets,
    PeopleOptions options,
    Looks looks,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<HouseholdGrain> log)
    : ObjectGrain<HouseholdState, HouseholdAttributes>(document, time, log), IHouseholdGrain
{
    private const string OwnHome = "own";

    protected override ImmutableArray<string> HeldBy => [ObjectKind.Person, ObjectKind.Device];

    protected override ImmutableArray<string> MovesWithIt => [ObjectKind.Thing];

    public async Task<Outcome<HouseholdSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        await looks.Noted(caller, Key, await Show(caller, () => Snapshot(AttributesOf(State))), Now, cancellationToken);

    public override async Task<Outcome<ObjectSnapshot>> Read(Caller caller, CancellationToken cancellationToken) =>
        await looks.Noted(caller, Key, await base.Read(caller, cancellationToken), Now, cancellationToken);

    public Task AddMember(string person, Residence residence, long revision, CancellationToken cancellationToken) =>
        Take(State.Enter(person, residence, revision));

    public Task RemoveMember(string person, DateOnly left, long revision, CancellationToken cancellationToken) =>
        Take(State.Leave(person, left, revision));

    public Task AddDoor(string door, CancellationToken cancellationToken) =>
        State.Doors.Contains(door) ? Task.CompletedTask : Commit(State with { Doors = State.Doors.Add(door) });

    public Task<HouseholdExposure> GetExposure(CancellationToken cancellationToken) => Task.FromResult(State.Described
        ? new HouseholdExposure(State.Area, State.Attributes!.Building, !State.Vulnerability(options.VulnerableLabelList).IsEmpty) { Consents = State.Consents() }
        : new HouseholdExposure(Area: null, Building: null, Vulnerable: false));

    protected override async ValueTask<Outcome<HouseholdState>> Apply(HouseholdAttributes attributes, CancellationToken cancellationToken)
    {
        if (rules.Check(attributes, LocalDay.Of(Now)) is { } refusal)
        {
            return refusal;
        }

        var room = await HomeRoom.Occupy(GrainFactory, attributes, cancellationToken);
        if (!room.Succeeded)
        {
            return room.Refusal;
        }

        return State with { Attributes = secrets.Seal(attributes, State.Attributes), Area = room.Value.Area, BuildingName = room.Value.BuildingName };
    }

    protected override HouseholdState Without(HouseholdState state, ObjectKey person, ImmutableArray<string> values)
    {
        var kept = base.Without(state, person, values);
        kept = kept.Members.ContainsKey(person.Id) ? kept with { Members = kept.Members.Remove(person.Id) } : kept;
        var home = AttributesOf(kept);
        return home.Rental?.Without(person.Id, values) is { } rental && rental != home.Rental
            ? kept with { Attributes = secrets.Seal(home with { Rental = rental }, kept.Attributes) }
            : kept;
    }

    protected override HouseholdState Repointed(HouseholdState state, ObjectKey from, ObjectKey to)
    {
        var repointed = base.Repointed(state, from, to);
        return repointed.Attributes is { Rental: { } rental } home && (rental.Landlord == from.Id || rental.Tenants.Contains(from.Id))
            ? repointed with { Attributes = home with { Rental = rental.Repointed(from.Id, to.Id) } }
            : repointed;
    }

    protected override HouseholdAttributes AttributesOf(HouseholdState state) => secrets.Open(state.Attributes!);

    protected override (string Field, string? Id)? PlaceIn(HouseholdAttributes attributes) => (ObjectKind.Building, attributes.Building);

    protected override async ValueTask<bool> HasPlaceMoved(HouseholdAttributes attributes, CancellationToken cancellationToken) =>
        await GrainFactory.Building(attributes.Building).GetPlan(cancellationToken) is { } plan && (plan.Area, plan.Name) != (State.Area, State.BuildingName);

    protected override bool IsOneOfMany => true;

    protected override string? AreaOf(HouseholdState state) => state.Area;

    /// <summary>Who lives here lies in another area when the home does.</summary>
    protected override HouseholdState Owing(HouseholdState next, long revision) => next.Area is { } area && (area != State.Area || next.Attributes!.Building != State.Attributes?.Building)
        ? next with { Owes = [.. next.Owes, .. next.Residents.Select(resident => new OwedRelocation(resident.Person, Key.Id, next.Attributes!.Building, area))] }
        : next;

    protected override Card CardOf(HouseholdState state)
    {
        var home = state.Attributes!;
        var vulnerability = state.Vulnerability(options.VulnerableLabelList);
        var building = state.BuildingName ?? home.Building;
        return new Card
        {
            Title = $"{building} {home.Unit}-{home.Room}",
            Area = state.Area,
            Labels = home.Use is null or OwnHome ? vulnerability : vulnerability.Add(home.Use),
            Facts = FactsOf(home),
            Terms = SearchTerms.Of(Key.Id).Text(TermClass.Address, home.Room).Home(building, home.Unit, home.Room),
            Links = [.. LinksOf(home)],
        };
    }

    private HouseholdSnapshot Snapshot(HouseholdAttributes home) => new(
        Key.Id,
        home.Building,
        home.Unit,
        home.Floor,
        home.Room,
        State.Area,
        [.. State.Residents],
        State.Vulnerability(options.VulnerableLabelList),
        State.Revision,
        State.Head,
        [.. State.Former],
        home.Use,
        home.Rental);

    /// <summary>What devices may record here hangs on who lives here and what they allow; doors let nobody in who has left.</summary>
    private Task Take(HouseholdState next)
    {
        if (ReferenceEquals(next, State))
        {
            return Task.CompletedTask;
        }

        var owes = next.Consents().SequenceEqual(State.Consents()) ? next.Owes : next.Owes.Add(new OwedMove(Key, ObjectKind.Device));
        var left = State.Residents.Select(resident => resident.Person).Except(next.Residents.Select(resident => resident.Person), StringComparer.Ordinal);
        return Commit(next with { Owes = [.. owes, .. left.SelectMany(person => next.Doors.Select(door => new OwedLeaving(door, Key.Id, person)))] });
    }

    private static ImmutableSortedDictionary<string, string> FactsOf(HouseholdAttributes home)
    {
        var facts = ImmutableSortedDictionary<string, string>.Empty;
        facts = home.Use is null ? facts : facts.Add("use", home.Use);
        return home.Rental?.HazardGrade is { } grade ? facts.Add("hazardGrade", grade) : facts;
    }

    private static IEnumerable<ObjectLink> LinksOf(HouseholdAttributes home)
    {
        yield return new ObjectLink(ObjectKind.Building, new ObjectKey(ObjectKind.Building, home.Building));
        yield return new ObjectLink(ObjectKind.Room, HomeRoom.KeyOf(home));
        if (home.Rental?.Landlord is { } landlord)
        {
            yield return new ObjectLink("landlord", new ObjectKey(ObjectKind.Person, landlord));
        }

        foreach (var tenant in home.Rental is null ? [] : home.Rental.Tenants)
        {
            yield return new ObjectLink("tenant", new ObjectKey(ObjectKind.Person, tenant));
        }
    }
}
