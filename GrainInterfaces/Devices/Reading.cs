namespace Twin.Devices;

/// <summary>One value of one metric. Booleans are 0 and 1; the unit is the profile's. Always finite.</summary>
[GenerateSerializer, Immutable, Alias("twin.reading")]
public readonly record struct Reading([property: Id(0)] string Metric, [property: Id(1)] double Value);
