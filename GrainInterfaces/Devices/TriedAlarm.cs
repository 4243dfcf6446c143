namespace Twin.Devices;

/// <summary>An alarm that a rule would have raised.</summary>
/// <param name="Value">The reading that would have raised it; 0 for an event.</param>
/// <param name="ClearedAt">Null when it would still be open at the end.</param>
[GenerateSerializer, Immutable, Alias("twin.tried-alarm")]
public sealed record TriedAlarm([property: Id(0)] DateTimeOffset RaisedAt, [property: Id(1)] double Value, [property: Id(2)] DateTimeOffset? ClearedAt);
