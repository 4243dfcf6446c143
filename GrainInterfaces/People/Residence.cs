using System.Collections.Immutable;

namespace Twin.People;

/// <summary>What a household knows of somebody who lives there.</summary>
/// <param name="Labels">Those that hold today.</param>
/// <param name="Kinship">To the head of the household.</param>
/// <param name="Since">The first day.</param>
[GenerateSerializer, Immutable, Alias("twin.residence")]
public sealed record Residence(
    [property: Id(0)] ImmutableArray<string> Labels,
    [property: Id(1)] string? Kinship,
    [property: Id(2)] DateOnly Since)
{
    /// <summary>The texts whose consent holds.</summary>
    [Id(3)]
    public ImmutableArray<string> Consents { get; init; } = [];
}
