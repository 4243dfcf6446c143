namespace Twin.Devices;

/// <summary>A key with which devices nobody has entered yet may ask for a credential.</summary>
/// <param name="Name">For people, 1 to 100 characters.</param>
/// <param name="MaxDevices">How many devices may claim with it, 1 to 1,000; 100 when not given.</param>
/// <param name="Profile">The model of the devices that come with it, if it is for one.</param>
/// <param name="Building">Where they will stand, if known; else <paramref name="Grid"/>.</param>
/// <param name="ExpiresAt">ISO 8601; no end when not given.</param>
public sealed record ProvisioningKeyBody(
    string Id, string Name, int MaxDevices = 100, string? Profile = null, string? Building = null, string? Grid = null, DateTimeOffset? ExpiresAt = null);
