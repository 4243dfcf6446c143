namespace Twin.Accounts;

/// <summary>On which terms a sign-in may be tried; the same for an account that does not exist.</summary>
/// <param name="Wait">When <see cref="SignInGate.Locked"/>, until it is worth trying again; when open, how long to hold the attempt back.</param>
/// <param name="Credential">What to check the password against; null for an account nobody can sign in to, and unless open.</param>
/// <param name="IsKnown">The account has been signed in to from there before.</param>
[GenerateSerializer, Immutable, Alias("twin.sign-in-terms")]
public sealed record SignInTerms(
    [property: Id(0)] SignInGate Gate,
    [property: Id(1)] TimeSpan Wait,
    [property: Id(2)] AccountCredential? Credential,
    [property: Id(3)] bool IsKnown);
