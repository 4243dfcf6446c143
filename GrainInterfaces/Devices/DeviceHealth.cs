using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>How well a device is.</summary>
/// <param name="Score">100 less what its faults take from it; at least 0.</param>
/// <param name="Faults">All of them, the heaviest first; together they explain the score.</param>
/// <param name="Battery">Null for a device without one, or of which too little is known.</param>
/// <param name="CheckedAt">When it was last looked at; null when it was not yet.</param>
/// <param name="CheckAt">When it is looked at next.</param>
[GenerateSerializer, Immutable, Alias("twin.device-health")]
public sealed record DeviceHealth(
    [property: Id(0)] string Id,
    [property: Id(1)] int Score,
    [property: Id(2)] ImmutableArray<HealthFault> Faults,
    [property: Id(3)] BatteryTrend? Battery,
    [property: Id(4)] DateTimeOffset? CheckedAt,
    [property: Id(5)] DateTimeOffset? CheckAt);
