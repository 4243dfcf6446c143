using System.Collections.Immutable;
using Twin.Access;
using Twin.Quality;

namespace Twin.Storage;

/// <summary>What cards say of the quality of the data. Sees every write that returned before the call.</summary>
public interface IQuality
{
    /// <summary>Pairs within the scope in the order of their keys, from after a pair on.</summary>
    Task<ImmutableArray<Duplicate>> FindDuplicates(AreaScope scope, string kind, (string One, string Other) after, int limit, CancellationToken cancellationToken);

    /// <summary>The objects that have this in common, in the order of their keys.</summary>
    /// <param name="value">A keyed hash, as cards have it.</param>
    Task<ImmutableArray<ObjectKey>> FindMatches(string rule, string value, int limit, CancellationToken cancellationToken);

    /// <summary>How many objects want the same, by area.</summary>
    /// <param name="areaLength">How many digits of their area code are told apart.</param>
    Task<ImmutableArray<Shortfall>> Measure(AreaScope scope, string kind, int areaLength, CancellationToken cancellationToken);

    /// <summary>How many objects are one of a pair, by area.</summary>
    Task<ImmutableArray<DuplicateCount>> CountDuplicates(AreaScope scope, string kind, int areaLength, CancellationToken cancellationToken);
}
