using Twin.Objects;

namespace Twin.Places;

/// <param name="Community">The community it belongs to: its code is a prefix of the grid's.</param>
[GenerateSerializer, Immutable, Alias("twin.grid-attributes")]
public sealed record GridAttributes([property: Id(0)] string Name, [property: Id(1), ObjectId] string Community,
    [property: Id(2)] GeoJson? Boundary = null);
