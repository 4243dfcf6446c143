namespace Twin.Devices;

/// <summary>The provisioning keys that have not been revoked.</summary>
public sealed record ProvisioningKeyList(IReadOnlyList<ProvisioningKeySnapshot> Items);
