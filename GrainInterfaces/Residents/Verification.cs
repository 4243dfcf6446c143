namespace Twin.Residents;

/// <summary>双实认证: how far a resident's account has been verified. The two levels are apart.</summary>
/// <param name="RealName">The account is this person's: name and ID number match the record, or staff have seen the papers.</param>
/// <param name="RealResidence">Staff have approved that the person lives in the home.</param>
/// <param name="Household">The home that was approved.</param>
/// <param name="Person">Whose account it is; null until the real name is verified.</param>
/// <param name="ShowsPrivateData">True when the account may see its person's data.</param>
[GenerateSerializer, Immutable, Alias("twin.verification")]
public sealed record Verification(
    [property: Id(0)] VerifiedLevel? RealName,
    [property: Id(1)] VerifiedLevel? RealResidence,
    [property: Id(2)] string? Household,
    [property: Id(3)] string? Person,
    [property: Id(4)] bool ShowsPrivateData);
