using Twin.Places;

namespace Twin.Cases;

/// <summary>How much two cases look like one matter: place, category, time and text; pure.</summary>
internal static class CaseLikeness
{
    private const double PlaceWeight = 0.35;
    private const double CategoryWeight = 0.2;
    private const double TimeWeight = 0.15;
    private const double TextWeight = 0.3;

    /// <summary>What a place counts that is only known to be in the same grid.</summary>
    private const double SameGrid = 0.4;

    /// <returns>Null for what cannot be one matter: too far apart, or too long.</returns>
    public static (double Likeness, double? Distance)? Of(CaseSnapshot one, CaseSnapshot other, DuplicateOptions options)
    {
        var apart = (one.OpenedAt - other.OpenedAt).Duration();
        var distance = DistanceOf(one, other);
        if (apart > options.Window || distance > options.MaxDistance || (distance is null && one.Area != other.Area))
        {
            return null;
        }

        var place = distance is { } metres ? 1 - (metres / options.MaxDistance) : SameGrid;
        var likeness = (PlaceWeight * place)
            + (one.Category == other.Category ? CategoryWeight : 0)
            + (TimeWeight * (1 - (apart / options.Window)))
            + (TextWeight * TextOf(one.Text ?? one.Title, other.Text ?? other.Title));
        return (Math.Round(likeness, 3), distance is { } exact ? Math.Round(exact) : null);
    }

    /// <summary>The share of pairs of characters that both have of those the shorter one has: long reports hold short ones.</summary>
    public static double TextOf(string one, string other)
    {
        var (first, second) = (PairsOf(one), PairsOf(other));
        return first.Count == 0 || second.Count == 0 ? 0 : (double)first.Intersect(second, StringComparer.Ordinal).Count() / Math.Min(first.Count, second.Count);
    }

    private static HashSet<string> PairsOf(string text)
    {
        var letters = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(at => letters.Substring(at, 2)).ToHashSet(StringComparer.Ordinal);
    }

    private static double? DistanceOf(CaseSnapshot one, CaseSnapshot other) =>
        one is { Location: { } from } && other is { Location: { } to } ? Distance.Metres(from, to)
        : one.Building is not null && one.Building == other.Building ? 0
        : null;
}
