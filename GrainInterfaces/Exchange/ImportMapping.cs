using System.Collections.Immutable;

namespace Twin.Exchange;

/// <summary>Which column is which field of a kind.</summary>
/// <param name="Columns">The field, such as <c>rental.purpose</c>, by the column's title; empty text for a column to be left out.</param>
[GenerateSerializer, Immutable, Alias("twin.import-mapping")]
public sealed record ImportMapping([property: Id(0)] string Kind, [property: Id(1)] ImmutableSortedDictionary<string, string> Columns);
