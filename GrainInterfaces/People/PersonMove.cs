namespace Twin.People;

/// <summary>A move into a home, out of one, or from one to another.</summary>
/// <param name="Household">Where to; null for away.</param>
/// <param name="Date">The day; today when not given. Not before the present stay began, and not in the future.</param>
/// <param name="Reason">In words.</param>
/// <param name="Kinship">To the head of the new household: code list <c>kinship</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.person-move")]
public sealed record PersonMove(
    [property: Id(0)] string? Household,
    [property: Id(1)] DateOnly? Date = null,
    [property: Id(2)] string? Reason = null,
    [property: Id(3)] string? Kinship = null);
