using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>An area and its parts, with how many objects lie in each.</summary>
/// <param name="Area">Null for all that the caller may see.</param>
/// <param name="Total">The sum of the children and of what lies elsewhere.</param>
/// <param name="Children">In the order of their codes: what is described, and what only something that lies there tells of.</param>
/// <param name="Elsewhere">What lies in the area and in none of its children.</param>
[GenerateSerializer, Immutable, Alias("twin.place-tree")]
public sealed record PlaceTree(
    [property: Id(0)] AreaReference? Area,
    [property: Id(1)] ImmutableSortedDictionary<string, long> Total,
    [property: Id(2)] ImmutableArray<PlaceBranch> Children,
    [property: Id(3)] ImmutableSortedDictionary<string, long> Elsewhere);
