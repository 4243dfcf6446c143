namespace Twin.Accounts;

/// <param name="UserName">Upper and lower case are the same.</param>
/// <param name="Code">Of the authenticator app, or a recovery code, for an account with a second factor.</param>
public sealed record LoginRequest(string UserName, string Password, string? Code = null)
{
    public override string ToString() => nameof(LoginRequest);
}
