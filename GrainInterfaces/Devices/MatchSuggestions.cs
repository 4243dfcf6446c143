using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a pooled device seems to be, each list from the most to the least likely.</summary>
/// <param name="Ambiguous">Which of <c>profile</c>, <c>place</c>, <c>owner</c> a person must name: the first is not clearly ahead.</param>
[GenerateSerializer, Immutable, Alias("twin.match-suggestions")]
public sealed record MatchSuggestions(
    [property: Id(0)] ImmutableArray<MatchSuggestion> Profiles,
    [property: Id(1)] ImmutableArray<MatchSuggestion> Places,
    [property: Id(2)] ImmutableArray<MatchSuggestion> Owners,
    [property: Id(3)] ImmutableArray<string> Ambiguous);
