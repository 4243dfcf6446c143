using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Room)]
internal sealed class RoomGrain(
    [PersistentState(ObjectKind.Room, TwinStorage.Name)] IPersistentState<Document<RoomState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<RoomGrain> log)
    : ObjectGrain<RoomState, RoomAttributes>(document, time, log), IRoomGrain
{
    private const int MaxNumberLength = 20;

    public async Task<Outcome<RoomPlace>> Occupy(RoomAttributes attributes, CancellationToken cancellationToken)
    {
        var outcome = await Upsert(Caller.System, attributes, cancellationToken);
        return outcome.Succeeded ? new RoomPlace(State.Area, State.BuildingName) : outcome.Refusal;
    }

    public Task<Outcome<RoomSnapshot>> Get(Caller caller, CancellationToken cancellationToken) => Show(caller, () =>
    {
        var room = State.Attributes!;
        return new RoomSnapshot(Key.Id, room.Building, room.Unit, room.Floor, room.Number, State.Label, State.Area, State.Revision);
    });

    protected override ImmutableArray<string> HeldBy => [ObjectKind.Household];

    protected override async ValueTask<Outcome<RoomState>> Apply(RoomAttributes attributes, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(attributes.Number) || attributes.Number.Length > MaxNumberLength)
        {
            return Refusal.Invalid("number", $"must be 1 to {MaxNumberLength} characters");
        }

        if (new RoomId(attributes.Building, attributes.Unit, attributes.Number).ToString() is var id && id != Key.Id)
        {
            return Refusal.Invalid("id", $"must be '{id}': building, unit and number");
        }

        if (await GrainFactory.Building(attributes.Building).GetPlan(cancellationToken) is not { } plan)
        {
            return Refusal.Invalid("building", $"building '{attributes.Building}' is not known");
        }

        return plan.FindFault(attributes.Unit, attributes.Floor) is { } refusal
            ? refusal
            : State with { Attributes = attributes, BuildingName = plan.Name, Area = plan.Area };
    }

    protected override RoomAttributes AttributesOf(RoomState state) => state.Attributes!;

    protected override (string Field, string? Id)? PlaceIn(RoomAttributes attributes) => (ObjectKind.Building, attributes.Building);

    protected override async ValueTask<bool> HasPlaceMoved(RoomAttributes attributes, CancellationToken cancellationToken) =>
        await GrainFactory.Building(attributes.Building).GetPlan(cancellationToken) is { } plan && (plan.Area, plan.Name) != (State.Area, State.BuildingName);

    protected override bool IsOneOfMany => true;

    protected override string? AreaOf(RoomState state) => state.Area;

    protected override Card CardOf(RoomState state) => new()
    {
        Title = state.Label,
        Area = state.Area,
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add("floor", state.Attributes!.Floor.ToString(CultureInfo.InvariantCulture)),
        Terms = SearchTerms.Of(Key.Id, state.Label, state.Attributes.Number).Home(state.BuildingName, state.Attributes.Unit, state.Attributes.Number),
        Links = [new ObjectLink(ObjectKind.Building, new ObjectKey(ObjectKind.Building, state.Attributes.Building))],
    };
}
