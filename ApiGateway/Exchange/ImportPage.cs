using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Items">Newest first.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record ImportPage(ImmutableArray<ImportSnapshot> Items, string? Cursor)
{
    internal const int DefaultLimit = 50;

    internal static ImportPage Of(ExchangePage<ImportSnapshot> page, Func<string?, string?> cursorOf) => new(page.Items, cursorOf(page.Next));
}
