using System.Collections.Immutable;

namespace Twin.Links;

/// <param name="Items">Those that start from the object first, all on the first page, then those that lead to it.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record LinkList(ImmutableArray<LinkItem> Items, string? Cursor)
{
    internal static LinkList Of(LinkPage page) => new([.. page.Items.Select(LinkItem.Of)], page.Cursor);
}
