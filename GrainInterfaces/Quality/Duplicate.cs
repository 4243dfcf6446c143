using System.Collections.Immutable;

namespace Twin.Quality;

/// <summary>Two records that may be the same object.</summary>
/// <param name="Reasons">What they have in common: <c>idNumber</c>, <c>document</c>, or <c>identity</c> (name, birth date and phone).</param>
[GenerateSerializer, Immutable, Alias("twin.duplicate")]
public sealed record Duplicate(
    [property: Id(0)] ObjectKey One,
    [property: Id(1)] ObjectKey Other,
    [property: Id(2)] ImmutableArray<string> Reasons);
