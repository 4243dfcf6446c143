using System.Collections.Immutable;

namespace Twin.Places;

/// <param name="Parent">The area around it, described or not; null around a district.</param>
/// <param name="Children">The described areas right below it.</param>
/// <param name="Warnings">Where its boundary does not fit those around it.</param>
[GenerateSerializer, Immutable, Alias("twin.area-snapshot")]
public sealed record AreaSnapshot(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Id,
    [property: Id(2)] string Name,
    [property: Id(3)] AreaReference? Parent,
    [property: Id(4)] ImmutableArray<AreaReference> Children,
    [property: Id(5)] GeoJson? Boundary,
    [property: Id(6)] ImmutableArray<BoundaryWarning> Warnings,
    [property: Id(7)] long Revision);
