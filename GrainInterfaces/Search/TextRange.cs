namespace Twin.Search;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
[GenerateSerializer, Immutable, Alias("twin.text-range")]
public readonly record struct TextRange([property: Id(0)] int Start, [property: Id(1)] int Length);
