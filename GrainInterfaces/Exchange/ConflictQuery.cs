namespace Twin.Exchange;

/// <param name="Area">An area code prefix; null for all of the caller's areas.</param>
/// <param name="Kind">One kind of object; null for all.</param>
/// <param name="Source">One source; null for all.</param>
/// <param name="After">Only those with a greater id.</param>
/// <param name="Limit">1 to 200.</param>
[GenerateSerializer, Immutable, Alias("twin.conflict-query")]
public sealed record ConflictQuery(
    [property: Id(0)] string? Area,
    [property: Id(1)] string? Kind,
    [property: Id(2)] string? Source,
    [property: Id(3)] long After,
    [property: Id(4)] int Limit);
