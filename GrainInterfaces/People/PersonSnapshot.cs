using System.Collections.Immutable;

namespace Twin.People;

/// <param name="IdNumber">Masked: the first 6, 8 stars, the last 4.</param>
/// <param name="Phone">Masked: <c>138****8000</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.person-snapshot")]
public sealed record PersonSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? IdNumber,
    [property: Id(3)] string? Phone,
    [property: Id(4)] string? Household,
    [property: Id(5)] string? Area,
    [property: Id(6)] ImmutableArray<string> Labels,
    [property: Id(7)] long Revision);
