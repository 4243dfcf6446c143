namespace Twin.People;

/// <summary>Somebody who lived in a household.</summary>
/// <param name="Left">The day of leaving.</param>
[GenerateSerializer, Immutable, Alias("twin.former-resident")]
public sealed record FormerResident(
    [property: Id(0)] string Person,
    [property: Id(1)] DateOnly? Since,
    [property: Id(2)] DateOnly? Left);
