namespace Twin.Consents;

/// <summary>How a person stands to a text.</summary>
/// <param name="Holds">True while what it allows may be done: given, to the version in force.</param>
/// <param name="Version">Of the last decision.</param>
[GenerateSerializer, Immutable, Alias("twin.consent-standing")]
public sealed record ConsentStanding(
    [property: Id(0)] string Text,
    [property: Id(1)] bool Holds,
    [property: Id(2)] int Version,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] ConsentMeans Means);
