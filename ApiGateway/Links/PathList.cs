using System.Collections.Immutable;

namespace Twin.Links;

/// <param name="Items">A shortest path to each object reached, as its steps; the nearest first.</param>
/// <param name="Total">How many are reached.</param>
/// <param name="Complete">False when so much lies around that the search stopped: there may be more.</param>
public sealed record PathList(ImmutableArray<ImmutableArray<LinkItem>> Items, int Total, bool Complete)
{
    internal static PathList Of(PathResult result) =>
        new([.. result.Paths.Select(path => path.Steps.Select(LinkItem.Of).ToImmutableArray())], result.Total, result.Complete);
}
