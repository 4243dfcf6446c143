using System.Collections.Immutable;

namespace Twin.People;

/// <param name="IdNumber">18 characters with a right check digit, or null.</param>
/// <param name="Phone">A mobile number, or null.</param>
/// <param name="Household">Where the person lives, or null.</param>
/// <param name="Labels">Such as <c>elderly</c>, <c>living-alone</c>, <c>disabled</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.person-attributes")]
public sealed record PersonAttributes(
    [property: Id(0)] string Name,
    [property: Id(1)] string? IdNumber,
    [property: Id(2)] string? Phone,
    [property: Id(3)] string? Household,
    [property: Id(4)] ImmutableArray<string> Labels)
{
    public override string ToString() => $"{nameof(PersonAttributes)} {{ Household = {Household} }}";
}
