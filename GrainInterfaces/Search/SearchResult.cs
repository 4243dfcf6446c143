using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>A page of what answers a text. Beyond the first 1,000 there are no pages: the text should say more.</summary>
/// <param name="Total">How many match, exact up to 1,000 and 1,001 beyond ("over 1,000").</param>
/// <param name="Kinds">How many of each kind match, counted likewise; the kind asked for is left aside.</param>
/// <param name="Choices">When the text may mean several addresses, a text for each that means only that.</param>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.search-result")]
public sealed record SearchResult(
    [property: Id(0)] ImmutableArray<SearchHit> Hits,
    [property: Id(1)] int Total,
    [property: Id(2)] ImmutableArray<CountedValue> Kinds,
    [property: Id(3)] ImmutableArray<string> Choices,
    [property: Id(4)] string? Cursor);
