using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Items">The best first.</param>
public sealed record SuggestionList(ImmutableArray<SearchHitItem> Items)
{
    internal static SuggestionList Of(ImmutableArray<SearchHit> hits) => new([.. hits.Select(SearchHitItem.Of)]);
}
