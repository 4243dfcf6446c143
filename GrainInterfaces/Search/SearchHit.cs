using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Highlights">Where the query stands in the title.</param>
[GenerateSerializer, Immutable, Alias("twin.search-hit")]
public sealed record SearchHit(
    [property: Id(0)] CatalogEntry Entry,
    [property: Id(1)] HitRank Rank,
    [property: Id(2)] ImmutableArray<TextRange> Highlights);
