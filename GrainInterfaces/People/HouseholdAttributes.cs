using Twin.Objects;

namespace Twin.People;

/// <param name="Unit">The staircase, from 1.</param>
/// <param name="Floor">From 1; below ground is negative.</param>
/// <param name="Room">The number on the door.</param>
/// <param name="Use">Code list <c>housing-use</c>.</param>
/// <param name="Rental">Of a home that is let.</param>
[GenerateSerializer, Immutable, Alias("twin.household-attributes")]
public sealed record HouseholdAttributes(
    [property: Id(0), ObjectId] string Building,
    [property: Id(1)] int Unit,
    [property: Id(2)] int Floor,
    [property: Id(3)] string Room,
    [property: Id(4)] string? Use = null,
    [property: Id(5)] Rental? Rental = null);
