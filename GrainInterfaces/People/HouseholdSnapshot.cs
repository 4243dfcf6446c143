using System.Collections.Immutable;

namespace Twin.People;

/// <param name="Vulnerability">The labels of its members that make a hazard more severe; empty when none does.</param>
[GenerateSerializer, Immutable, Alias("twin.household-snapshot")]
public sealed record HouseholdSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Building,
    [property: Id(2)] int Unit,
    [property: Id(3)] int Floor,
    [property: Id(4)] string Room,
    [property: Id(5)] string? Area,
    [property: Id(6)] ImmutableArray<string> Members,
    [property: Id(7)] ImmutableArray<string> Vulnerability,
    [property: Id(8)] long Revision);
