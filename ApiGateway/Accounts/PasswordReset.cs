namespace Twin.Accounts;

/// <param name="Password">To be changed at the next sign-in.</param>
public sealed record PasswordReset(string Password)
{
    public override string ToString() => nameof(PasswordReset);
}
