using System.Collections.Immutable;

namespace Twin.People;

/// <summary>A record on its way into another, in clear; for grains only.</summary>
[GenerateSerializer, Immutable, Alias("twin.person-record")]
public sealed record PersonRecord([property: Id(0)] PersonAttributes Attributes, [property: Id(1)] ImmutableArray<Stay> Stays)
{
    public override string ToString() => nameof(PersonRecord);
}
