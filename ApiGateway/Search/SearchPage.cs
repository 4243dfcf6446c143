using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Total">How many match: exact up to 1,000, and 1,001 for more.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record SearchPage(ImmutableArray<SearchItem> Items, int Total, string? Cursor)
{
    internal static SearchPage Of(CatalogPage page) => new([.. page.Items.Select(SearchItem.Of)], page.Total, page.Cursor);
}
