using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>How many objects there are of each value.</summary>
/// <param name="Total">How many objects match; exact. An object with several labels is in several groups.</param>
/// <param name="Groups">The largest first.</param>
[GenerateSerializer, Immutable, Alias("twin.catalog-summary")]
public sealed record CatalogSummary([property: Id(0)] long Total, [property: Id(1)] ImmutableArray<CountedValue> Groups);
