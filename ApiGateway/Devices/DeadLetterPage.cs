using System.Collections.Immutable;

namespace Twin.Devices;

/// <param name="Items">Newest first.</param>
public sealed record DeadLetterPage(ImmutableArray<DeadLetterItem> Items);
