using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Items">In the order of the file.</param>
/// <param name="Cursor">For the next page; null on the last, so far.</param>
public sealed record RowPage(ImmutableArray<RowResult> Items, string? Cursor);
