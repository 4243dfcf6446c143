using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Storage;

/// <param name="Total">Exact up to 1,000; 1,001 for more.</param>
/// <param name="End">Where it ended; null when nothing comes after it.</param>
public sealed record CardList(ImmutableArray<CatalogEntry> Items, int Total, CardPosition? End);
