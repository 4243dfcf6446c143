using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Items">The best first.</param>
/// <param name="Total">How many match: exact up to 1,000, and 1,001 for more. No page goes beyond the first 1,000.</param>
/// <param name="Kinds">How many of each kind match, counted likewise, whichever kind was asked for.</param>
/// <param name="Choices">When the text may mean several addresses, a text for each of them.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record SearchPage(
    ImmutableArray<SearchHitItem> Items, int Total, ImmutableArray<ObjectCount> Kinds, ImmutableArray<string> Choices, string? Cursor)
{
    internal static SearchPage Of(SearchResult result) => new(
        [.. result.Hits.Select(SearchHitItem.Of)],
        result.Total,
        [.. result.Kinds.Select(ObjectCount.Of)],
        result.Choices,
        result.Cursor);
}
