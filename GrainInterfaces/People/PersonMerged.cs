using System.Collections.Immutable;

namespace Twin.People;

/// <param name="Taken">The fields that were taken over from the other record.</param>
/// <param name="Differing">The fields in which the two differ; this record's values were kept.</param>
[GenerateSerializer, Immutable, Alias("twin.person-merged")]
public sealed record PersonMerged(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<string> Taken,
    [property: Id(2)] ImmutableArray<string> Differing);
