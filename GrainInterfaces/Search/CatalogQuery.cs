using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>What to look for. All conditions must hold.</summary>
/// <param name="Text">Words, names, codes; null or blank for no such condition.</param>
/// <param name="Kind">One kind of object, or null for all.</param>
/// <param name="Status">Such as <c>dispatched</c>; null for any.</param>
/// <param name="Area">An area code prefix within the caller's scope; null for all of it.</param>
/// <param name="Links">Objects it must be linked to.</param>
/// <param name="Cursor">Where the previous page ended; null for the first.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("twin.catalog-query")]
public sealed record CatalogQuery(
    [property: Id(0)] string? Text,
    [property: Id(1)] string? Kind,
    [property: Id(2)] string? Status,
    [property: Id(3)] string? Area,
    [property: Id(4)] ImmutableArray<ObjectKey> Links,
    [property: Id(5)] string? Cursor,
    [property: Id(6)] int Limit);
