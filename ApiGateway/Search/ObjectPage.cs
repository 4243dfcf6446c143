using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Total">How many match: exact up to 1,000, and 1,001 for more; <c>/objects/count</c> counts them all.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record ObjectPage(ImmutableArray<ObjectItem> Items, int Total, string? Cursor)
{
    internal static ObjectPage Of(CatalogPage page) => new([.. page.Items.Select(ObjectItem.Of)], page.Total, page.Cursor);
}
