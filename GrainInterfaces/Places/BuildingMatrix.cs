using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>A building as floors by rooms (楼栋图).</summary>
/// <param name="Floors">From the top down; every floor of the building, and any other on which there is a room.</param>
[GenerateSerializer, Immutable, Alias("twin.building-matrix")]
public sealed record BuildingMatrix(
    [property: Id(0)] string Building,
    [property: Id(1)] string Name,
    [property: Id(2)] int Units,
    [property: Id(3)] ImmutableArray<MatrixFloor> Floors);
