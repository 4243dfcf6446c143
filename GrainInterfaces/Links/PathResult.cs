using System.Collections.Immutable;

namespace Twin.Links;

/// <summary>What is reached, the nearest first.</summary>
/// <param name="Paths">One to each object reached.</param>
/// <param name="Total">How many are reached.</param>
/// <param name="Complete">False when so much lies around that the search stopped: there may be more.</param>
[GenerateSerializer, Immutable, Alias("twin.path-result")]
public sealed record PathResult(
    [property: Id(0)] ImmutableArray<ObjectPath> Paths,
    [property: Id(1)] int Total,
    [property: Id(2)] bool Complete);
