using System.Collections.Immutable;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Questions about places that one read of the cards answers. Sees every write that returned before the call.</summary>
public interface IPlaceIndex
{
    /// <summary>The cards that link to any of these objects, in the order of their keys.</summary>
    Task<ImmutableArray<CatalogEntry>> LinkedTo(IReadOnlyCollection<ObjectKey> objects, int limit, CancellationToken cancellationToken);

    /// <summary>How many objects lie in each part of an area; cases count while they are open.</summary>
    /// <param name="scope">Only what lies within it.</param>
    /// <param name="length">Parts are told apart by as many digits; a shorter code stands for what lies in none of them.</param>
    Task<ImmutableArray<AreaCount>> Count(AreaScope scope, int length, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken);
}
