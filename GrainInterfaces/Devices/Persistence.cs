namespace Twin.Devices;

/// <summary>How long readings must agree: a number of samples in a row, and a time between the first and the last of them. Both must be met.</summary>
/// <param name="Samples">At least 1.</param>
/// <param name="Seconds">0 for no least time.</param>
[GenerateSerializer, Immutable, Alias("twin.persistence")]
public sealed record Persistence([property: Id(0)] int Samples = 1, [property: Id(1)] int Seconds = 0);
