namespace Twin.Search;

/// <summary>How the numbers of a fact are spread; each is the number of one of the objects (nearest rank).</summary>
/// <param name="Count">How many objects have a number.</param>
/// <param name="Median">Half of them have no more; null when there are none.</param>
/// <param name="P90">Nine tenths of them have no more.</param>
[GenerateSerializer, Immutable, Alias("twin.fact-spread")]
public sealed record FactSpread([property: Id(0)] long Count, [property: Id(1)] double? Median, [property: Id(2)] double? P90);
