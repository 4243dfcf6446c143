namespace Twin.Devices;

/// <summary>What became of a dead letter that was read again.</summary>
/// <param name="Replayed">True when all of it has been taken in, now or before.</param>
/// <param name="Reason">What is still not understood; null when all was.</param>
[GenerateSerializer, Immutable, Alias("twin.replay-result")]
public sealed record ReplayResult([property: Id(0)] long Id, [property: Id(1)] bool Replayed, [property: Id(2)] string? Reason);
