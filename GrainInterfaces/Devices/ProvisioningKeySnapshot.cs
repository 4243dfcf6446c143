namespace Twin.Devices;

/// <summary>A provisioning key as it stands; its secret is shown once, when it is made.</summary>
/// <param name="Claimed">How many devices have claimed with it.</param>
[GenerateSerializer, Immutable, Alias("twin.provisioning-key-snapshot")]
public sealed record ProvisioningKeySnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] ProvisioningTerms Terms,
    [property: Id(2)] int Claimed,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] string CreatedBy);
