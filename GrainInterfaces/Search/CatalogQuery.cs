namespace Twin.Search;

/// <summary>A page of a list.</summary>
/// <param name="Sort">
/// <c>id</c>, <c>title</c>, <c>area</c>, <c>status</c>, <c>due</c>, <c>changed</c> or <c>fact:</c> with a name; a
/// hyphen before it turns the order round. Null for <c>id</c>.
/// </param>
/// <param name="Cursor">Where the previous page ended; null for the first.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("twin.catalog-query")]
public sealed record CatalogQuery(
    [property: Id(0)] ObjectFilter Filter,
    [property: Id(1)] string? Sort = null,
    [property: Id(2)] string? Cursor = null,
    [property: Id(3)] int Limit = 50);
