using Twin.Objects;

namespace Twin.Places;

/// <param name="Community">The community it lies in.</param>
/// <param name="Grid">The grid it lies in, if it is one only.</param>
/// <param name="PropertyCompany">The <c>property-company</c> that looks after it.</param>
/// <param name="Boundary">Its outline: a GeoJSON Polygon or MultiPolygon.</param>
[GenerateSerializer, Immutable, Alias("twin.estate-attributes")]
public sealed record EstateAttributes(
    [property: Id(0)] string Name,
    [property: Id(1), ObjectId] string Community,
    [property: Id(2), ObjectId] string? Grid = null,
    [property: Id(3), ObjectId] string? PropertyCompany = null,
    [property: Id(4)] GeoJson? Boundary = null);
