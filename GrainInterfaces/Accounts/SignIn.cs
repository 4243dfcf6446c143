namespace Twin.Accounts;

/// <summary>Opens a session after the password was found right.</summary>
/// <param name="Address">Where the client is, as <see cref="IAccountGrain.BeginSignIn"/> was told.</param>
/// <param name="CheckedHash">The hash the password was checked against; it may have changed since.</param>
/// <param name="Code">A code of the authenticator app, or a recovery code.</param>
[GenerateSerializer, Immutable, Alias("twin.sign-in")]
public sealed record SignIn(
    [property: Id(0)] string Address,
    [property: Id(1)] string CheckedHash,
    [property: Id(2)] string? Code)
{
    public override string ToString() => nameof(SignIn);
}
