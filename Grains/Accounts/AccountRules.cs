using Twin.Access;

namespace Twin.Accounts;

/// <summary>Who may have which account.</summary>
internal static class AccountRules
{
    /// <summary>District to micro-grid: 6 to 17 digits.</summary>
    private const int LongestArea = 17;

    /// <summary>OpenID Connect's own limit.</summary>
    private const int LongestSubject = 255;

    public static Refusal? Check(string userName, AccountState present, Caller caller, AccountAttributes wanted)
    {
        if (Rights.Refuse(caller, ObjectKind.Account, Right.Edit) is { } forbidden)
        {
            return forbidden;
        }

        if (!ObjectKey.IsValidId(userName) || userName != userName.ToLowerInvariant() || (!present.Exists && userName.Contains(FederatedIdentity.Mark)))
        {
            return Refusal.Invalid("id", "must be 1 to 128 lower-case letters, digits or -_.");
        }

        if (CheckRights(wanted) is { } refusal)
        {
            return refusal;
        }

        if (present.Federation is not null && wanted.PasswordHash is not null)
        {
            return Refusal.Invalid("password", "is kept by the issuer of this account");
        }

        if (!present.Exists && wanted.PasswordHash is null)
        {
            return Refusal.Invalid("password", "is needed for a new account");
        }

        // Importing a worker must not seize a login that is not the worker's own.
        return present.Exists && wanted.Worker is not null && wanted.Worker != present.Worker
            ? Refusal.Invalid("userName", "is the account of somebody else")
            : null;
    }

    /// <summary>What an administrator may bind to somebody at an outside issuer.</summary>
    public static Refusal? Check(string userName, Caller caller, FederatedIdentity identity, AccountAttributes wanted) =>
        Rights.Refuse(caller, ObjectKind.Account, Right.Create)
        ?? (identity.Subject.Length is 0 or > LongestSubject ? Refusal.Invalid("subject", $"must be 1 to {LongestSubject} characters")
            : !ObjectKey.IsValidId(userName) || !identity.MayHave(userName) ? Refusal.Invalid("issuer", "has no such account")
            : CheckRights(wanted));

    /// <summary>Rights that an account may have, whoever gives them.</summary>
    public static Refusal? CheckRights(AccountAttributes wanted) =>
        !RightsTable.Columns.Contains(wanted.Role) ? Refusal.Invalid("role", "is not one that an account can have")
        : !wanted.Scope.Prefixes.All(IsArea) ? Refusal.Invalid("areas", "must be area codes of up to 17 digits")
        : BindingRules.Check(wanted);

    private static bool IsArea(string area) => area.Length <= LongestArea && area.All(char.IsAsciiDigit);
}
