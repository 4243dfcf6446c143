using System.Collections.Immutable;

namespace Twin.Cases;

/// <param name="Worker">The grid worker whose inbox it is.</param>
/// <param name="Items">The most urgent first.</param>
public sealed record InboxPage(string Worker, bool OnDuty, ImmutableArray<InboxItem> Items, int Total);
