using System.Collections.Immutable;

namespace Twin.Quality;

/// <param name="Area">An area code; empty for everything.</param>
/// <param name="Total">How many objects there are.</param>
/// <param name="Duplicates">How many of them are one of a pair that <c>FindDuplicates</c> gives.</param>
[GenerateSerializer, Immutable, Alias("twin.quality-figures")]
public sealed record QualityFigures(
    [property: Id(0)] string Area,
    [property: Id(1)] long Total,
    [property: Id(2)] long Duplicates,
    [property: Id(3)] ImmutableArray<FieldQuality> Fields);
