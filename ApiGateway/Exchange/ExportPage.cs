using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Items">Newest first.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record ExportPage(ImmutableArray<ExportItem> Items, string? Cursor)
{
    internal const int DefaultLimit = 50;

    internal static ExportPage Of(ExchangePage<ExportSnapshot> page, Func<string?, string?> cursorOf) => new([.. page.Items.Select(ExportItem.Of)], cursorOf(page.Next));
}
