namespace Twin.People;

/// <summary>境外人员.</summary>
/// <param name="Nationality">ISO 3166-1, three capital letters.</param>
/// <param name="Purpose">Code list <c>stay-purpose</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.overseas-stay")]
public sealed record OverseasStay(
    [property: Id(0)] string? ForeignName = null,
    [property: Id(1)] string? Nationality = null,
    [property: Id(2)] string? Purpose = null,
    [property: Id(3)] DateOnly? Arrival = null,
    [property: Id(4)] DateOnly? ExpectedLeave = null);
