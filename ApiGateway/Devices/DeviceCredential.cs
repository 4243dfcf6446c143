namespace Twin.Devices;

/// <summary>A device's new secret, told this once; it is its access token as well.</summary>
public sealed record DeviceCredential(string Secret);
