using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>An account as an administrator sees it.</summary>
/// <param name="Sessions">How many are open.</param>
public sealed record AccountItem(
    string UserName,
    Role Role,
    ImmutableArray<string> Areas,
    string? Worker,
    ImmutableArray<string> Bound,
    bool Disabled,
    bool MustChangePassword,
    bool HasSecondFactor,
    int Sessions,
    long Revision)
{
    internal static AccountItem Of(AccountSnapshot account) => new(
        account.UserName,
        account.Role,
        account.Areas,
        account.Worker,
        [.. account.Bound.Select(key => key.ToString())],
        account.Disabled,
        account.MustChangePassword,
        account.HasSecondFactor,
        account.Sessions,
        account.Revision);
}
