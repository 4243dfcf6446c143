using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a mapping makes of a message, or of an order. Nothing of it is stored, and nothing is sent.</summary>
/// <param name="Matches">False when the mapping is not for this topic, or has no words for the order.</param>
/// <param name="Fault">What is wrong with the script or could not be read; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("twin.mapping-trial-result")]
public sealed record MappingTrialResult(
    [property: Id(0)] bool Matches,
    [property: Id(1)] ImmutableArray<MappedReading> Readings,
    [property: Id(2)] string? Fault)
{
    [Id(3)]
    public ImmutableArray<MappedEvent> Events { get; init; } = [];

    [Id(4)]
    public ImmutableArray<MappedReply> Replies { get; init; } = [];

    /// <summary>What would be sent down.</summary>
    [Id(5)]
    public ImmutableArray<MappedDownlink> Messages { get; init; } = [];
}
