using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Building)]
internal sealed class BuildingGrain(
    [PersistentState(ObjectKind.Building, TwinStorage.Name)] IPersistentState<Document<BuildingState>> document,
    CasePolicies policies,
    BuildingPlacement placement,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<BuildingGrain> log)
    : HazardSiteGrain<BuildingState, BuildingAttributes>(document, policies, time, log), IBuildingGrain
{
    protected override string Grid => State.Grid;

    protected override string Area => State.Area;

    protected override GeoPoint? Location => State.Location;

    public Task<Outcome<BuildingSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Show(caller, () => State.ToSnapshot(Key.Id));

    public Task<BuildingPlan?> GetPlan(CancellationToken cancellationToken) => Task.FromResult(State.Described ? State.Plan : null);

    public Task<string?> GetEstate(CancellationToken cancellationToken) => Task.FromResult(State.Estate);

    protected override ImmutableArray<string> HeldBy => [ObjectKind.Household, ObjectKind.Device, ObjectKind.Room];

    protected override ImmutableArray<string> MovesWithIt => [ObjectKind.Room, ObjectKind.Household, ObjectKind.Device, ObjectKind.Thing];

    /// <summary>Rooms and homes are called by the building's name.</summary>
    protected override ImmutableArray<string> Following(BuildingState next) =>
        next.Name == State.Name ? base.Following(next) : [.. base.Following(next).Union([ObjectKind.Room, ObjectKind.Household], StringComparer.Ordinal)];

    protected override ValueTask<Outcome<BuildingState>> Apply(BuildingAttributes attributes, CancellationToken cancellationToken) =>
        new(placement.Describe(State, attributes, cancellationToken));

    protected override BuildingAttributes AttributesOf(BuildingState state) => state.Attributes;

    protected override (string Field, string? Id)? PlaceIn(BuildingAttributes attributes) => (ObjectKind.Grid, attributes.Grid);

    protected override string? AreaOf(BuildingState state) => state.Area;

    protected override Card CardOf(BuildingState state) => new()
    {
        Title = state.Name,
        Area = state.Area,
        Status = state.Incidents.IsQuiet ? "normal" : "alarm",
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = [.. LinksOf(state)],
    };

    private static IEnumerable<ObjectLink> LinksOf(BuildingState state)
    {
        yield return PlaceLinks.To(state.Grid);
        if (state.MicroGrid is { } microGrid)
        {
            yield return PlaceLinks.To(microGrid);
        }

        if (state.Estate is { } estate)
        {
            yield return new ObjectLink(ObjectKind.Estate, new ObjectKey(ObjectKind.Estate, estate));
        }
    }
}
