using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a device might be, or where it might stand.</summary>
/// <param name="Object">A profile, a building, a grid or a household.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Reasons">In words, the weightiest first.</param>
[GenerateSerializer, Immutable, Alias("twin.match-suggestion")]
public sealed record MatchSuggestion(
    [property: Id(0)] ObjectKey Object,
    [property: Id(1)] double Confidence,
    [property: Id(2)] ImmutableArray<string> Reasons);
