using System.Collections.Immutable;
using Twin.Access;
using Twin.Storage;

namespace Twin.Places;

/// <summary>From counts by area code to a tree in which the children add up to the whole.</summary>
internal static class TreeCounts
{
    private static readonly ImmutableArray<string> Kinds =
        [ObjectKind.Building, ObjectKind.Case, ObjectKind.Device, ObjectKind.Estate, ObjectKind.Household, ObjectKind.Person, ObjectKind.Room];

    /// <summary>What the caller may read of all areas alike; of the rest a count would tell of what it may not see.</summary>
    public static ImmutableArray<string> KindsFor(Caller caller) =>
        [.. Kinds.Where(kind => Rights.ReachOf(caller.Role, kind, Right.Read) is Reach.All or Reach.Areas)];

    /// <summary>The digits that tell the children of an area apart; those of a micro-grid are itself.</summary>
    public static int LengthBelow(string? area) =>
        area is null ? (int)AreaLevel.District : (int)(AreaCode.Below(AreaCode.LevelOf(area)!.Value) ?? AreaLevel.MicroGrid);

    public static PlaceTree Grow(string? area, ImmutableArray<AreaCount> counts, AreaIndex index, AreaScope scope)
    {
        var length = LengthBelow(area);
        var parts = counts.Where(count => count.Area.Length == length && count.Area != area).ToLookup(count => count.Area, StringComparer.Ordinal);
        var children = parts.Select(part => part.Key)
            .Union(index.Children(area ?? string.Empty).Select(child => child.Code), StringComparer.Ordinal)
            .Where(code => !scope.Within(code).Prefixes.IsEmpty)
            .Order(StringComparer.Ordinal)
            .Select(code => new PlaceBranch(index.Refer(code), Sum(parts[code])));
        return new PlaceTree(
            area is null ? null : index.Refer(area),
            Sum(counts),
            [.. children],
            Sum(counts.Where(count => count.Area.Length != length || count.Area == area)));
    }

    private static ImmutableSortedDictionary<string, long> Sum(IEnumerable<AreaCount> counts) =>
        counts.GroupBy(count => count.Kind, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(count => count.Count), StringComparer.Ordinal);
}
