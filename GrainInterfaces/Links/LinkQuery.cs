namespace Twin.Links;

/// <summary>Which links of an object.</summary>
/// <param name="Relation">One relation; null for all.</param>
/// <param name="Direction">One direction; null for both.</param>
/// <param name="At">Links that hold on this day; null for today.</param>
/// <param name="Cursor">Where the previous page ended; null for the first.</param>
/// <param name="Limit">1 to 200: how many objects that link to this one a page has.</param>
[GenerateSerializer, Immutable, Alias("twin.link-query")]
public sealed record LinkQuery(
    [property: Id(0)] string? Relation = null,
    [property: Id(1)] LinkDirection? Direction = null,
    [property: Id(2)] DateOnly? At = null,
    [property: Id(3)] string? Cursor = null,
    [property: Id(4)] int Limit = 50);
