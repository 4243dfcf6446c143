using Twin.Accounts;

namespace Twin.Import;

/// <summary>A password on its way in.</summary>
internal static class PasswordField
{
    public static string? OptionalPassword(this LineFields fields, string name)
    {
        var password = fields.OptionalText(name);
        if (password is { Length: < Passwords.Shortest or > Passwords.Longest })
        {
            fields.Refuse(name, $"must be {Passwords.Shortest} to {Passwords.Longest} characters");
        }

        return password;
    }
}
