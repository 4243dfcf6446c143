namespace Twin.Accounts;

/// <summary>What became of a sign-in with the right password.</summary>
/// <param name="Grant">The session; null when there is none.</param>
/// <param name="NeedsCode">The account has a second factor and no code was given.</param>
[GenerateSerializer, Immutable, Alias("twin.sign-in-result")]
public sealed record SignInResult([property: Id(0)] SessionGrant? Grant, [property: Id(1)] bool NeedsCode = false);
