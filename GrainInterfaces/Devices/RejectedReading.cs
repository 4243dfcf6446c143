namespace Twin.Devices;

/// <summary>A reading that cannot be true or stored, and why.</summary>
[GenerateSerializer, Immutable, Alias("twin.rejected-reading")]
public sealed record RejectedReading([property: Id(0)] string Metric, [property: Id(1)] string Reason);
