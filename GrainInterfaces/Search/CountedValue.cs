namespace Twin.Search;

/// <param name="Value">Null for objects that have none.</param>
[GenerateSerializer, Immutable, Alias("twin.counted-value")]
public sealed record CountedValue([property: Id(0)] string? Value, [property: Id(1)] long Count);
