namespace Twin.Accounts;

/// <param name="Code">Of the authenticator app, or a recovery code.</param>
public sealed record SecondFactorCode(string Code)
{
    public override string ToString() => nameof(SecondFactorCode);
}
