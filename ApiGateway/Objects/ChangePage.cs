using System.Collections.Immutable;

namespace Twin.Objects;

/// <param name="Items">Newest first.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record ChangePage(ImmutableArray<ChangeItem> Items, string? Cursor)
{
    internal const int DefaultLimit = 50;

    internal static ChangePage Of(ObjectChangePage page, Func<string?, string?> cursorOf) => new([.. page.Items.Select(ChangeItem.Of)], cursorOf(page.Cursor));
}
