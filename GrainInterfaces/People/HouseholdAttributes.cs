namespace Twin.People;

/// <param name="Unit">The staircase, from 1.</param>
/// <param name="Floor">From 1; below ground is negative.</param>
/// <param name="Room">The number on the door.</param>
[GenerateSerializer, Immutable, Alias("twin.household-attributes")]
public sealed record HouseholdAttributes(
    [property: Id(0)] string Building,
    [property: Id(1)] int Unit,
    [property: Id(2)] int Floor,
    [property: Id(3)] string Room);
