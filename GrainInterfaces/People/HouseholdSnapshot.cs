using System.Collections.Immutable;

namespace Twin.People;

/// <param name="Head">The member whose kinship is <c>0</c>, when one is known.</param>
/// <param name="Members">Who lives there, the head first.</param>
/// <param name="Former">Who lived there before, the last to leave first.</param>
/// <param name="Vulnerability">The labels of its members that make a hazard more severe; empty when none does.</param>
[GenerateSerializer, Immutable, Alias("twin.household-snapshot")]
public sealed record HouseholdSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Building,
    [property: Id(2)] int Unit,
    [property: Id(3)] int Floor,
    [property: Id(4)] string Room,
    [property: Id(5)] string? Area,
    [property: Id(6)] ImmutableArray<Resident> Members,
    [property: Id(7)] ImmutableArray<string> Vulnerability,
    [property: Id(8)] long Revision,
    [property: Id(9)] string? Head,
    [property: Id(10)] ImmutableArray<FormerResident> Former,
    [property: Id(11)] string? Use,
    [property: Id(12)] Rental? Rental);
