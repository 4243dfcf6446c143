using Twin.Places;

namespace Twin.Cases;

/// <summary>What a case asks of whoever is to have it.</summary>
/// <param name="Grid">Whose workers are responsible.</param>
/// <param name="Location">Where it is, when that is known.</param>
[GenerateSerializer, Immutable, Alias("twin.case-need")]
public sealed record CaseNeed(
    [property: Id(0)] string Grid,
    [property: Id(1)] string Category,
    [property: Id(2)] GeoPoint? Location = null);
