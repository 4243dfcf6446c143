using System.Collections.Immutable;

namespace Twin.Exchange;

/// <summary>What an object made of a row.</summary>
/// <param name="Claims">The fields the row speaks of, those within others as <c>rental.purpose</c>.</param>
/// <param name="Conflicts">Those of them that another source has set to something else.</param>
[GenerateSerializer, Immutable, Alias("twin.source-outcome")]
public sealed record SourceOutcome(
    [property: Id(0)] RowStatus Status,
    [property: Id(1)] long Revision,
    [property: Id(2)] ImmutableArray<string> Claims,
    [property: Id(3)] ImmutableArray<SourceConflict> Conflicts);
