using Twin.Accounts;

namespace Twin.Import;

/// <summary>A password on its way in.</summary>
internal static class PasswordField
{
    public static string? OptionalPassword(this LineFields fields, string name, string? userName)
    {
        var password = fields.OptionalText(name);
        if (password is not null && PasswordRules.Check(userName ?? string.Empty, password) is { } weak)
        {
            fields.Refuse(name, weak);
        }

        return password;
    }
}
