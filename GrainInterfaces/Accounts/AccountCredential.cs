using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>What a login is checked against and what its token will say.</summary>
[GenerateSerializer, Immutable, Alias("twin.account-credential")]
public sealed record AccountCredential(
    [property: Id(0)] string UserName,
    [property: Id(1)] string PasswordHash,
    [property: Id(2)] Role Role,
    [property: Id(3)] AreaScope Scope,
    [property: Id(4)] string? Worker,
    [property: Id(5)] ImmutableArray<ObjectKey> Bound = default)
{
    public override string ToString() => $"{nameof(AccountCredential)} {{ UserName = {UserName} }}";
}
