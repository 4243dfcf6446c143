using Twin.Objects;

namespace Twin.Devices;

/// <summary>What a provisioning key is for.</summary>
/// <param name="Name">For people, 1 to 100 characters.</param>
/// <param name="Profile">The model of the devices that come with it, if it is for one.</param>
/// <param name="Building">Where they will stand, if known; else <paramref name="Grid"/>.</param>
/// <param name="MaxDevices">How many devices may claim with it, 1 to 1,000.</param>
/// <param name="ExpiresAt">Until when; null for no end.</param>
[GenerateSerializer, Immutable, Alias("twin.provisioning-terms")]
public sealed record ProvisioningTerms(
    [property: Id(0)] string Name,
    [property: Id(1), ObjectId] string? Profile,
    [property: Id(2), ObjectId] string? Building,
    [property: Id(3), ObjectId] string? Grid,
    [property: Id(4)] int MaxDevices,
    [property: Id(5)] DateTimeOffset? ExpiresAt);
