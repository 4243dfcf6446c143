using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <param name="PasswordHash">Made by the gateway (PBKDF2); the password itself never reaches a grain.</param>
/// <param name="Worker">The grid worker whose login it is, if any.</param>
/// <param name="Bound">A resident's person, a company's estates or buildings, a department's categories.</param>
/// <param name="MustChangePassword">A password that is given here must be changed at the first sign-in.</param>
[GenerateSerializer, Immutable, Alias("twin.account-attributes")]
public sealed record AccountAttributes(
    [property: Id(0)] Role Role,
    [property: Id(1)] AreaScope Scope,
    [property: Id(2)] string? Worker,
    [property: Id(3)] string? PasswordHash,
    [property: Id(4)] ImmutableArray<ObjectKey> Bound = default,
    [property: Id(5)] bool MustChangePassword = false)
{
    public override string ToString() => $"{nameof(AccountAttributes)} {{ Role = {Role}, Worker = {Worker} }}";
}
