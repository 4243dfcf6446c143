using System.Collections.Immutable;

namespace Twin.Accounts;

/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record AccountPage(ImmutableArray<AccountItem> Items, string? Cursor);
