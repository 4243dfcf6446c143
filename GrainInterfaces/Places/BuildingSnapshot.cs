using System.Collections.Immutable;

namespace Twin.Places;

/// <param name="Area">The smallest area it stands in: its grid, or a micro-grid of it.</param>
/// <param name="Devices">Its devices, counted by condition.</param>
/// <param name="Incidents">Its open hazards.</param>
[GenerateSerializer, Immutable, Alias("twin.building-snapshot")]
public sealed record BuildingSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Grid,
    [property: Id(3)] int Units,
    [property: Id(4)] int Floors,
    [property: Id(5)] ImmutableArray<ConditionCount> Devices,
    [property: Id(6)] ImmutableArray<IncidentSnapshot> Incidents,
    [property: Id(7)] long Revision,
    [property: Id(8)] string Area,
    [property: Id(9)] string? Estate,
    [property: Id(10)] GeoPoint? Location,
    [property: Id(11)] int Basements,
    [property: Id(12)] ImmutableArray<int> SkippedFloors,
    [property: Id(13)] int? RoomsPerFloor);
