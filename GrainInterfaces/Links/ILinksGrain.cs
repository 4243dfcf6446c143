using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Links;

/// <summary>
/// What objects are linked to, from either end. Stateless; key 0. Every answer includes all writes that returned before
/// it was asked, and nothing the caller may not see: that is no link, no hop and in no number.
/// </summary>
[Alias("twin.ILinksGrain")]
public interface ILinksGrain : IGrainWithIntegerKey
{
    /// <summary>The relations that are known.</summary>
    [Alias("Relations")]
    Task<ImmutableArray<Relation>> Relations(CancellationToken cancellationToken);

    [Alias("List")]
    Task<Outcome<LinkPage>> List(Caller caller, ObjectKey key, LinkQuery query, CancellationToken cancellationToken);

    /// <summary>What is reached from an object within a few links. A path ends at an area and does not lead through it.</summary>
    [Alias("FindPaths")]
    Task<Outcome<PathResult>> FindPaths(Caller caller, ObjectKey key, PathQuery query, CancellationToken cancellationToken);
}
