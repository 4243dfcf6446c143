using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>A device as it is now.</summary>
/// <param name="Area">Its grid's area code, or null when it has no place.</param>
/// <param name="Condition">The worst that is open on it.</param>
/// <param name="Values">The newest value of each metric.</param>
/// <param name="Alarms">The latest episode of each rule that ever raised one.</param>
/// <param name="LastSeen">When its newest message arrived; null when it never sent one.</param>
/// <param name="Revision">Grows with each stored change.</param>
[GenerateSerializer, Immutable, Alias("twin.device-snapshot")]
public sealed record DeviceSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Profile,
    [property: Id(3)] string? Building,
    [property: Id(4)] string? Grid,
    [property: Id(5)] string? Household,
    [property: Id(6)] string? Area,
    [property: Id(7)] DeviceCondition Condition,
    [property: Id(8)] ConnectionStatus Connection,
    [property: Id(9)] DateTimeOffset? LastSeen,
    [property: Id(10)] ImmutableArray<MetricValue> Values,
    [property: Id(11)] ImmutableArray<AlarmSnapshot> Alarms,
    [property: Id(12)] long Revision);
