using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a mapping makes of a message. Nothing of it is stored.</summary>
/// <param name="Matches">False when the mapping is not for this topic.</param>
/// <param name="Fault">What is wrong with the script or could not be read; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("twin.mapping-trial-result")]
public sealed record MappingTrialResult(
    [property: Id(0)] bool Matches,
    [property: Id(1)] ImmutableArray<MappedReading> Readings,
    [property: Id(2)] string? Fault);
