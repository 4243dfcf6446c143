using System.Collections.Immutable;

namespace Twin.Places;

/// <param name="Counts">By kind of object, those the caller may read; cases while they are open.</param>
[GenerateSerializer, Immutable, Alias("twin.place-branch")]
public sealed record PlaceBranch([property: Id(0)] AreaReference Area, [property: Id(1)] ImmutableSortedDictionary<string, long> Counts);
