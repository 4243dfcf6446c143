namespace Twin.Accounts;

/// <param name="UserName">Upper and lower case are the same.</param>
public sealed record LoginRequest(string UserName, string Password)
{
    public override string ToString() => nameof(LoginRequest);
}
