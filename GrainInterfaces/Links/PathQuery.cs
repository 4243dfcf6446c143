using System.Collections.Immutable;

namespace Twin.Links;

/// <summary>Which objects are reached from one, and how.</summary>
/// <param name="Kind">The kind of object looked for.</param>
/// <param name="Id">One object of the kind; null for all of them.</param>
/// <param name="Depth">1 to 4: the most links on a path.</param>
/// <param name="Relations">Only over these; empty for all.</param>
/// <param name="At">Over links that hold on this day; null for today.</param>
/// <param name="Limit">1 to 200: how many paths are shown.</param>
[GenerateSerializer, Immutable, Alias("twin.path-query")]
public sealed record PathQuery(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Id,
    [property: Id(2)] int Depth,
    [property: Id(3)] ImmutableArray<string> Relations,
    [property: Id(4)] DateOnly? At = null,
    [property: Id(5)] int Limit = 50);
