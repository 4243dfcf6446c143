namespace Twin.Consents;

/// <summary>A version of a text that people consent to. A consent holds for the newest version only: another one asks anew.</summary>
/// <param name="Id">Names the purpose, such as <c>home-sensors</c>.</param>
/// <param name="Version">From 1 on; a version never changes.</param>
/// <param name="PublishedAt">Null for one that ships.</param>
[GenerateSerializer, Immutable, Alias("twin.consent-text")]
public sealed record ConsentText(
    [property: Id(0)] string Id,
    [property: Id(1)] int Version,
    [property: Id(2)] DateTimeOffset? PublishedAt,
    [property: Id(3)] ConsentWording Wording);
