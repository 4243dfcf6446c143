using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>Where a point lies.</summary>
/// <param name="Area">The code of the smallest area whose boundary holds the point, borders included; of several the lowest code.</param>
/// <param name="Chain">From the district down to it.</param>
[GenerateSerializer, Immutable, Alias("twin.located-place")]
public sealed record LocatedPlace([property: Id(0)] string Area, [property: Id(1)] ImmutableArray<AreaReference> Chain);
