using System.Collections.Immutable;

namespace Twin.Access;

/// <summary>
/// A set of area code prefixes (district › street › community › grid › micro-grid: a parent is a prefix of its child).
/// The empty prefix is everything; no prefix at all is nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("twin.area-scope")]
public sealed record AreaScope([property: Id(0)] ImmutableArray<string> Prefixes)
{
    public static AreaScope Everything { get; } = new([string.Empty]);

    public static AreaScope Nothing { get; } = new([]);

    /// <summary>True when <paramref name="area"/> lies in one of the areas. An object without an area is seen with "everything" only.</summary>
    public bool Covers(string? area)
    {
        foreach (var prefix in Prefixes)
        {
            if ((area ?? string.Empty).StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What lies both in the scope and in the area; the scope itself without one.</summary>
    public AreaScope Within(string? area) => string.IsNullOrEmpty(area)
        ? this
        : Covers(area)
            ? new AreaScope([area])
            : new AreaScope([.. Prefixes.Where(prefix => prefix.StartsWith(area, StringComparison.Ordinal))]);

    public bool Equals(AreaScope? other) => other is not null && Prefixes.SequenceEqual(other.Prefixes);

    public override int GetHashCode() => Prefixes.Aggregate(0, HashCode.Combine);
}
