using System.Collections.Immutable;

namespace Twin.Search;

/// <param name="Total">How many objects match; exact.</param>
/// <param name="Groups">The largest first; an object with several labels is in several of them.</param>
public sealed record ObjectSummary(long Total, ImmutableArray<ObjectCount> Groups)
{
    internal static ObjectSummary Of(CatalogSummary summary) => new(summary.Total, [.. summary.Groups.Select(ObjectCount.Of)]);
}
