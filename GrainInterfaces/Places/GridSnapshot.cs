using System.Collections.Immutable;

namespace Twin.Places;

/// <param name="Roster">The workers of the grid, on duty or not.</param>
/// <param name="OpenCases">Cases assigned here and not closed.</param>
/// <param name="Boundary">Its outline.</param>
/// <param name="Warnings">Where its boundary does not fit those around it.</param>
/// <param name="Incidents">Open hazards of devices that stand in the open.</param>
[GenerateSerializer, Immutable, Alias("twin.grid-snapshot")]
public sealed record GridSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Community,
    [property: Id(3)] ImmutableArray<string> Roster,
    [property: Id(4)] ImmutableArray<GridCase> OpenCases,
    [property: Id(5)] ImmutableArray<IncidentSnapshot> Incidents,
    [property: Id(6)] ImmutableArray<ConditionCount> Devices,
    [property: Id(7)] long Revision,
    [property: Id(8)] GeoJson? Boundary,
    [property: Id(9)] ImmutableArray<AreaReference> MicroGrids,
    [property: Id(10)] ImmutableArray<BoundaryWarning> Warnings);
