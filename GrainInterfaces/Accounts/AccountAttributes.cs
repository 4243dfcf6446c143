using Twin.Access;

namespace Twin.Accounts;

/// <param name="PasswordHash">Made by the gateway (PBKDF2); the password itself never reaches a grain.</param>
/// <param name="Worker">The grid worker whose login it is, if any.</param>
[GenerateSerializer, Immutable, Alias("twin.account-attributes")]
public sealed record AccountAttributes(
    [property: Id(0)] Role Role,
    [property: Id(1)] AreaScope Scope,
    [property: Id(2)] string? Worker,
    [property: Id(3)] string? PasswordHash)
{
    public override string ToString() => $"{nameof(AccountAttributes)} {{ Role = {Role}, Worker = {Worker} }}";
}
