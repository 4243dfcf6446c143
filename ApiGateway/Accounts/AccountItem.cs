using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>An account as an administrator sees it.</summary>
/// <param name="Sessions">How many are open.</param>
/// <param name="Issuer">The outside issuer whose tokens it comes with; null for an account with a password of its own.</param>
/// <param name="Subject">Who it is there.</param>
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
    long Revision,
    string? Issuer,
    string? Subject)
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
        account.Revision,
        account.Identity?.Issuer,
        account.Identity?.Subject);
}
