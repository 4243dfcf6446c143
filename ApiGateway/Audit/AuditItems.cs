using System.Collections.Immutable;

namespace Twin.Audit;

/// <param name="Items">Newest first.</param>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
public sealed record AuditItems(ImmutableArray<AuditItem> Items, string? Cursor)
{
    internal static AuditItems Of(AuditPage page, Func<string?, string?> cursorOf) => new([.. page.Entries.Select(AuditItem.Of)], cursorOf(page.Cursor));
}
