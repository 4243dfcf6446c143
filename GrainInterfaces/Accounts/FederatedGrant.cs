namespace Twin.Accounts;

/// <summary>What somebody with a token of an outside issuer is here.</summary>
[GenerateSerializer, Immutable, Alias("twin.federated-grant")]
public sealed record FederatedGrant([property: Id(0)] AccountCredential Account, [property: Id(1)] SessionDuty Duty);
