namespace Twin.People;

/// <summary>What other grains must know of a person.</summary>
/// <param name="Known">False for one that is not there, is merged into another or has died.</param>
[GenerateSerializer, Immutable, Alias("twin.person-standing")]
public sealed record PersonStanding(
    [property: Id(0)] bool Known,
    [property: Id(1)] DateOnly? BirthDate,
    [property: Id(2)] string? Guardian,
    [property: Id(3)] string? Area,
    [property: Id(4)] string? Home)
{
    public override string ToString() => $"{nameof(PersonStanding)} {{ Known = {Known} }}";
}
