namespace Twin.Devices;

/// <summary>The latest episode of one rule on one device.</summary>
/// <param name="Rule">The id of the rule in the profile.</param>
/// <param name="Episode">Counts from 1; device, rule and episode name the alarm for ever.</param>
/// <param name="Value">The reading that raised it; for an event what its rule measures, or 1.</param>
/// <param name="ClearedBy">The person whose feedback ended it; null when it ended by itself.</param>
[GenerateSerializer, Immutable, Alias("twin.alarm-snapshot")]
public sealed record AlarmSnapshot(
    [property: Id(0)] string Rule,
    [property: Id(1)] int Episode,
    [property: Id(2)] AlarmStatus Status,
    [property: Id(3)] Severity Severity,
    [property: Id(4)] string? Hazard,
    [property: Id(5)] double Value,
    [property: Id(6)] DateTimeOffset RaisedAt,
    [property: Id(7)] DateTimeOffset? AcknowledgedAt,
    [property: Id(8)] string? AcknowledgedBy,
    [property: Id(9)] DateTimeOffset? ClearedAt,
    [property: Id(10)] string? ClearedBy = null);
