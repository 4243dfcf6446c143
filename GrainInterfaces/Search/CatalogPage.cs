using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Total">How many match, exact up to 1,000 and 1,001 beyond ("over 1,000").</param>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.catalog-page")]
public sealed record CatalogPage(
    [property: Id(0)] ImmutableArray<CatalogEntry> Items,
    [property: Id(1)] int Total,
    [property: Id(2)] string? Cursor);
