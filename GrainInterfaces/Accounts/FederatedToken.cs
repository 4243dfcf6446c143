namespace Twin.Accounts;

/// <summary>What a token of an outside issuer says that was found good.</summary>
/// <param name="IssuedAt">By the issuer's clock.</param>
/// <param name="HasSecondFactor">The issuer says that it asked for more than a password.</param>
/// <param name="Claimed">The rights its claims give; null for none.</param>
[GenerateSerializer, Immutable, Alias("twin.federated-token")]
public sealed record FederatedToken(
    [property: Id(0)] FederatedIdentity Identity,
    [property: Id(1)] DateTimeOffset IssuedAt,
    [property: Id(2)] bool HasSecondFactor,
    [property: Id(3)] AccountAttributes? Claimed);
