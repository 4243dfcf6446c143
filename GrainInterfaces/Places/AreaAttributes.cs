namespace Twin.Places;

/// <summary>The attributes of a district, a street, a community or a micro-grid.</summary>
/// <param name="Boundary">Its outline: a GeoJSON Polygon or MultiPolygon.</param>
[GenerateSerializer, Immutable, Alias("twin.area-attributes")]
public sealed record AreaAttributes([property: Id(0)] string Name, [property: Id(1)] GeoJson? Boundary = null);
