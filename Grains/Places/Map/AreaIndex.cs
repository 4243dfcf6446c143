using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Twin.Storage;

namespace Twin.Places;

/// <summary>All described areas as of one version, with their boundaries in a tree. Never changes; a change makes the next one.</summary>
internal sealed class AreaIndex
{
    private readonly ImmutableSortedDictionary<string, MappedArea> _areas;
    private readonly STRtree<MappedArea> _tree = new();

    private AreaIndex(ImmutableSortedDictionary<string, MappedArea> areas, long version)
    {
        _areas = areas;
        Version = version;
        foreach (var area in areas.Values)
        {
            if (area.Boundary is { } boundary)
            {
                _tree.Insert(boundary.EnvelopeInternal, area);
            }
        }

        // Now, and not in the first of several readers that come at once.
        _tree.Build();
    }

    public static AreaIndex Empty { get; } = new(ImmutableSortedDictionary.Create<string, MappedArea>(StringComparer.Ordinal), version: 0);

    public long Version { get; }

    public AreaIndex With(ImmutableArray<StoredRegion> changes)
    {
        if (changes.IsEmpty)
        {
            return this;
        }

        var areas = _areas.ToBuilder();
        foreach (var change in changes)
        {
            if (change.Name is null)
            {
                areas.Remove(change.Code);
            }
            else
            {
                areas[change.Code] = new MappedArea(change.Code, change.Name, change.Boundary is null ? null : GeometryJson.Read(change.Boundary));
            }
        }

        return new AreaIndex(areas.ToImmutable(), changes[^1].Version);
    }

    public AreaReference Refer(string code) => new(AreaCode.KindOf(AreaCode.LevelOf(code)!.Value), code, Find(code)?.Name);

    public MappedArea? Find(string code) => _areas.GetValueOrDefault(code);

    /// <summary>The smallest area that holds the point, borders included; of several the one with the lowest code.</summary>
    public MappedArea? Locate(GeoPoint point)
    {
        var position = new Coordinate(point.Lon, point.Lat);
        return _tree.Query(new Envelope(position))
            .Where(area => area.Holds(position))
            .OrderByDescending(area => area.Code.Length)
            .ThenBy(area => area.Code, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The described areas right below one, with the empty code those of the highest level, in the order of their codes.</summary>
    public IEnumerable<MappedArea> Children(string code)
    {
        var length = AreaCode.LevelOf(code) is { } level ? (int?)AreaCode.Below(level) : (int)AreaLevel.District;
        return length is null ? [] : Within(code).Where(area => area.Code.Length == length);
    }

    /// <summary>Where an area's boundary does not fit those around it.</summary>
    public ImmutableArray<BoundaryWarning> Warnings(string code, double tolerance)
    {
        if (Find(code) is not { Boundary: { } boundary })
        {
            return [];
        }

        var parent = AreaCode.ParentOf(code);
        var warnings = ImmutableArray.CreateBuilder<BoundaryWarning>();
        if (parent is not null && Find(parent)?.Boundary is { } around && BoundaryFit.Outside(boundary, around, tolerance) is { } outside)
        {
            warnings.Add(new BoundaryWarning("outside-parent", parent, outside));
        }

        foreach (var other in _tree.Query(boundary.EnvelopeInternal).OrderBy(area => area.Code, StringComparer.Ordinal))
        {
            if (other.Code != code && other.Code.Length == code.Length && BoundaryFit.Overlap(boundary, other.Boundary!, tolerance) is { } overlap)
            {
                warnings.Add(new BoundaryWarning("overlap", other.Code, overlap));
            }
        }

        return warnings.DrainToImmutable();
    }

    private IEnumerable<MappedArea> Within(string code) =>
        _areas.Values.Where(area => area.Code.StartsWith(code, StringComparison.Ordinal));
}
