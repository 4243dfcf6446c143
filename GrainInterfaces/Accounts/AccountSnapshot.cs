using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>An account as an administrator sees it.</summary>
/// <param name="Sessions">How many are open.</param>
/// <param name="Identity">Who it is at an outside issuer; null for an account with a password of its own.</param>
[GenerateSerializer, Immutable, Alias("twin.account-snapshot")]
public sealed record AccountSnapshot(
    [property: Id(0)] string UserName,
    [property: Id(1)] Role Role,
    [property: Id(2)] ImmutableArray<string> Areas,
    [property: Id(3)] string? Worker,
    [property: Id(4)] ImmutableArray<ObjectKey> Bound,
    [property: Id(5)] bool Disabled,
    [property: Id(6)] bool MustChangePassword,
    [property: Id(7)] bool HasSecondFactor,
    [property: Id(8)] int Sessions,
    [property: Id(9)] long Revision,
    [property: Id(10)] FederatedIdentity? Identity = null);
