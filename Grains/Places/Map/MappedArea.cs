using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Twin.Places;

/// <summary>An area on the map.</summary>
/// <param name="Boundary">Null when it has none.</param>
internal sealed record MappedArea(string Code, string Name, Geometry? Boundary)
{
    /// <summary>True when the boundary holds the point; its border is part of it.</summary>
    public bool Holds(Coordinate point) =>
        Boundary is not null && SimplePointInAreaLocator.Locate(point, Boundary) != Location.Exterior;
}
