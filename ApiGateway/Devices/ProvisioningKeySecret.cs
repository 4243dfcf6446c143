namespace Twin.Devices;

/// <summary>A new provisioning key with its secret, which is told this once.</summary>
public sealed record ProvisioningKeySecret(string Id, string Secret);
