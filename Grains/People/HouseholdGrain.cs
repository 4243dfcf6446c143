using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.People;

[GrainType(ObjectKind.Household)]
internal sealed class HouseholdGrain(
    [PersistentState(ObjectKind.Household, TwinStorage.Name)] IPersistentState<Document<HouseholdState>> document,
    IOptions<PeopleOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<HouseholdGrain> log)
    : TwinGrain<HouseholdState>(document, time, log), IHouseholdGrain
{
    private const int MaxRoomLength = 20;

    public async Task<Outcome<long>> Upsert(Caller caller, HouseholdAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change households.");
        }

        if (string.IsNullOrWhiteSpace(attributes.Room) || attributes.Room.Length > MaxRoomLength)
        {
            return Refusal.Invalid("room", $"must be 1 to {MaxRoomLength} characters");
        }

        var building = await GrainFactory.Building(attributes.Building).Get(Caller.System, cancellationToken);
        if (!building.Succeeded)
        {
            return Refusal.Invalid("building", $"building '{attributes.Building}' is not known");
        }

        if (attributes.Unit < 1 || attributes.Unit > building.Value.Units)
        {
            return Refusal.Invalid("unit", $"the building has units 1 to {building.Value.Units}");
        }

        if (attributes.Floor == 0 || attributes.Floor > building.Value.Floors)
        {
            return Refusal.Invalid("floor", $"the building has floors up to {building.Value.Floors}; there is no floor 0");
        }

        var next = State with
        {
            Building = attributes.Building,
            Unit = attributes.Unit,
            Floor = attributes.Floor,
            Room = attributes.Room,
            Area = building.Value.Grid,
        };
        if (next != State)
        {
            await Commit(next);
        }

        return State.Revision;
    }

    public Task<Outcome<HouseholdSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<HouseholdSnapshot>>(State.Described && caller.Scope.Covers(State.Area)
            ? new HouseholdSnapshot(
                Key.Id,
                State.Building,
                State.Unit,
                State.Floor,
                State.Room,
                State.Area,
                [.. State.Members.Where(member => member.Value.Lives).Select(member => member.Key)],
                State.Vulnerability(options.Value.VulnerableLabelList),
                State.Revision)
            : Refusal.NotFound(Key));

    public Task AddMember(string person, ImmutableArray<string> labels, long revision, CancellationToken cancellationToken) =>
        Take(State.Report(person, new HouseholdMember(labels, revision, Lives: true)));

    public Task RemoveMember(string person, long revision, CancellationToken cancellationToken) =>
        Take(State.Report(person, new HouseholdMember([], revision, Lives: false)));

    public Task<HouseholdExposure> GetExposure(CancellationToken cancellationToken) => Task.FromResult(State.Described
        ? new HouseholdExposure(State.Area, State.Building, !State.Vulnerability(options.Value.VulnerableLabelList).IsEmpty)
        : new HouseholdExposure(Area: null, Building: null, Vulnerable: false));

    protected override Card? Describe(HouseholdState state) => !state.Described ? null : new Card
    {
        Title = $"{state.Building} {state.Unit}-{state.Room}",
        Area = state.Area,
        Labels = state.Vulnerability(options.Value.VulnerableLabelList),
        Terms = SearchTerms.Of(Key.Id, $"{state.Unit}-{state.Room}", state.Room),
        Links = [new ObjectLink(ObjectKind.Building, new ObjectKey(ObjectKind.Building, state.Building))],
    };

    private Task Take(HouseholdState next) => ReferenceEquals(next, State) ? Task.CompletedTask : Commit(next);
}
