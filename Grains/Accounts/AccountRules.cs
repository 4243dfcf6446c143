using Twin.Access;

namespace Twin.Accounts;

/// <summary>Who may have which account.</summary>
internal static class AccountRules
{
    /// <summary>District to micro-grid: 6 to 17 digits.</summary>
    private const int LongestArea = 17;

    public static Refusal? Check(string userName, AccountState present, Caller caller, AccountAttributes wanted)
    {
        if (Rights.Refuse(caller, ObjectKind.Account, Right.Edit) is { } forbidden)
        {
            return forbidden;
        }

        if (!ObjectKey.IsValidId(userName) || userName != userName.ToLowerInvariant())
        {
            return Refusal.Invalid("id", "must be 1 to 128 lower-case letters, digits or -_.:");
        }

        if (!RightsTable.Columns.Contains(wanted.Role))
        {
            return Refusal.Invalid("role", "is not one that an account can have");
        }

        if (!wanted.Scope.Prefixes.All(IsArea))
        {
            return Refusal.Invalid("areas", "must be area codes of up to 17 digits");
        }

        if (BindingRules.Check(wanted) is { } unbound)
        {
            return unbound;
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

    private static bool IsArea(string area) => area.Length <= LongestArea && area.All(char.IsAsciiDigit);
}
