namespace Twin.Cases;

/// <summary>Somebody is on it: until then others' steps are refused.</summary>
[GenerateSerializer, Immutable, Alias("twin.case-claim")]
public sealed record CaseClaim([property: Id(0)] string By, [property: Id(1)] DateTimeOffset Until);
