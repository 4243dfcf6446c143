using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>A device that has a credential and is not bound to a profile and a place yet.</summary>
/// <param name="Name">As the hardware calls itself.</param>
/// <param name="Key">The provisioning key it came with.</param>
/// <param name="Topics">The first on which it sent something.</param>
/// <param name="Seen">The names of the values it has sent.</param>
/// <param name="Kept">How many of its messages have been kept, about.</param>
[GenerateSerializer, Immutable, Alias("twin.pooled-device-snapshot")]
public sealed record PooledDeviceSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Key,
    [property: Id(3)] DateTimeOffset ClaimedAt,
    [property: Id(4)] ImmutableArray<string> Topics,
    [property: Id(5)] ImmutableArray<string> Seen,
    [property: Id(6)] int Kept);
