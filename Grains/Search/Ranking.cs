using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>Says how well a card that was found answers the query.</summary>
internal static class Ranking
{
    /// <param name="folded">The query, folded.</param>
    /// <param name="texts">The card's texts by the letter of their class.</param>
    public static HitRank Of(string folded, IReadOnlyDictionary<string, string> texts, SearchRights rights)
    {
        var best = HitRank.Spelling;
        var words = FoldedText.Words(folded);
        var isCode = folded.Any(char.IsAsciiDigit);
        var lines = texts.Where(text => rights.MayMatch(TermForm.ClassOf(text.Key))).SelectMany(static text => text.Value.Split('\n')).ToImmutableArray();
        foreach (var line in lines)
        {
            if (line == folded)
            {
                return HitRank.Exact;
            }

            if (line.StartsWith(folded, StringComparison.Ordinal))
            {
                best = HitRank.Prefix;
            }
        }

        return best == HitRank.Prefix ? best
            : words.All(word => lines.Any(line => line.Contains(word, StringComparison.Ordinal))) ? HitRank.Substring
            : !isCode ? HitRank.Spelling
            : Shorthand.Readings(folded) is { IsEmpty: false } || words.Any(static word => word.Length > 6) ? HitRank.Exact
            : HitRank.Substring;
    }
}
