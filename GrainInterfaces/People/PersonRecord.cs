using System.Collections.Immutable;
using Twin.Search;

namespace Twin.People;

/// <summary>A record on its way into another, in clear; for grains only.</summary>
/// <param name="Links">Those that start from it and were added by hand.</param>
[GenerateSerializer, Immutable, Alias("twin.person-record")]
public sealed record PersonRecord(
    [property: Id(0)] PersonAttributes Attributes,
    [property: Id(1)] ImmutableArray<Stay> Stays,
    [property: Id(2)] ImmutableArray<ObjectLink> Links)
{
    public override string ToString() => nameof(PersonRecord);
}
