namespace Twin.People;

/// <summary>Somebody who lives in a household.</summary>
/// <param name="Kinship">To its head: code list <c>kinship</c>.</param>
/// <param name="Since">The first day.</param>
[GenerateSerializer, Immutable, Alias("twin.resident")]
public sealed record Resident(
    [property: Id(0)] string Person,
    [property: Id(1)] string? Kinship,
    [property: Id(2)] DateOnly? Since);
