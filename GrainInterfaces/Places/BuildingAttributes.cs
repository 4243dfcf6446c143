namespace Twin.Places;

/// <param name="Grid">The grid it stands in.</param>
/// <param name="Units">Staircases; at least 1.</param>
/// <param name="Floors">At least 1.</param>
[GenerateSerializer, Immutable, Alias("twin.building-attributes")]
public sealed record BuildingAttributes(
    [property: Id(0)] string Name,
    [property: Id(1)] string Grid,
    [property: Id(2)] int Units,
    [property: Id(3)] int Floors);
