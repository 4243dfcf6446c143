using System.Collections.Immutable;

namespace Twin.Places;

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
    [property: Id(7)] long Revision);
