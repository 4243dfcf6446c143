using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Items">Oldest first.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record ConflictItems(ImmutableArray<ConflictItem> Items, string? Cursor)
{
    internal const int DefaultLimit = 50;

    internal static ConflictItems Of(ConflictPage page, Func<string?, string?> cursorOf) =>
        new([.. page.Items.Select(ConflictItem.Of)], cursorOf(page.Next is { } next ? $"{next}" : null));
}
