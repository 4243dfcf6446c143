using System.Collections.Immutable;

namespace Twin.People;

/// <param name="Kept">The fields that were changed after the merge: they stay as they are here, and the other record does not have the change.</param>
[GenerateSerializer, Immutable, Alias("twin.person-unmerged")]
public sealed record PersonUnmerged([property: Id(0)] long Revision, [property: Id(1)] ImmutableArray<string> Kept);
