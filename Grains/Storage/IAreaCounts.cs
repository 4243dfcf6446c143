using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>How many cards there are in an area, from counts that are kept as cards change. Sees every write that returned before the call.</summary>
public interface IAreaCounts
{
    /// <param name="areas">Codes of districts, streets, communities, grids or micro-grids, none within another.</param>
    Task<ImmutableArray<AreaFacetCount>> Read(ImmutableArray<string> areas, CancellationToken cancellationToken);

    /// <summary>Puts what has changed to the counts of every level, in a short transaction.</summary>
    /// <returns>False when nothing is left.</returns>
    Task<bool> SumUp(CancellationToken cancellationToken);
}
