using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Places;

/// <summary>How many there are in an area, as far as the caller sees; each the length of a list.</summary>
/// <param name="Objects">By kind.</param>
/// <param name="Devices">By status.</param>
/// <param name="Cases">By status.</param>
/// <param name="CaseLabels">By label; a case with several is counted in each.</param>
[GenerateSerializer, Immutable, Alias("twin.area-tally")]
public sealed record AreaTally(
    [property: Id(0)] ImmutableArray<CountedValue> Objects,
    [property: Id(1)] ImmutableArray<CountedValue> Devices,
    [property: Id(2)] ImmutableArray<CountedValue> Cases,
    [property: Id(3)] ImmutableArray<CountedValue> CaseLabels);
