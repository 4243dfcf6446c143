namespace Twin.Accounts;

public sealed record PasswordChange(string CurrentPassword, string NewPassword)
{
    public override string ToString() => nameof(PasswordChange);
}
