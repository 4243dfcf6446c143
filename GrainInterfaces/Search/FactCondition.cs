namespace Twin.Search;

/// <summary>What a fact of a card must be. Where both sides are numbers they are compared as numbers, else as text.</summary>
/// <param name="Name">Such as <c>severity</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.fact-condition")]
public sealed record FactCondition(
    [property: Id(0)] string Name,
    [property: Id(1)] FactComparison Comparison,
    [property: Id(2)] string Value);
