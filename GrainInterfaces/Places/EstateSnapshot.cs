namespace Twin.Places;

/// <param name="Area">Its grid, or else its community.</param>
[GenerateSerializer, Immutable, Alias("twin.estate-snapshot")]
public sealed record EstateSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Community,
    [property: Id(3)] string? Grid,
    [property: Id(4)] string Area,
    [property: Id(5)] string? PropertyCompany,
    [property: Id(6)] GeoJson? Boundary,
    [property: Id(7)] long Revision);
