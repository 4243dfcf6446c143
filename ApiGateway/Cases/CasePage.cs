using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Cases;

/// <param name="Total">How many match: exact up to 1,000, and 1,001 for more.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record CasePage(ImmutableArray<CaseItem> Items, int Total, string? Cursor)
{
    internal static CasePage Of(CatalogPage page) => new([.. page.Items.Select(CaseItem.Of)], page.Total, page.Cursor);
}
