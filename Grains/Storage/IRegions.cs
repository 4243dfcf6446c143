using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>The areas that have been described, with their boundaries. Sees every write that returned before the call.</summary>
public interface IRegions
{
    /// <summary>What has changed after a version, oldest first; from 0 on it is everything there is.</summary>
    Task<ImmutableArray<StoredRegion>> Since(long version, CancellationToken cancellationToken);
}
