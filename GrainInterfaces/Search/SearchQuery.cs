namespace Twin.Search;

/// <summary>A page of what answers a text, the best first.</summary>
/// <param name="Filter">With the text; its other conditions narrow.</param>
/// <param name="Cursor">Where the previous page ended; null for the first.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("twin.search-query")]
public sealed record SearchQuery(
    [property: Id(0)] ObjectFilter Filter,
    [property: Id(1)] string? Cursor = null,
    [property: Id(2)] int Limit = 50);
