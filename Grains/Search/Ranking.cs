using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>Says how well each card that was found answers a query.</summary>
/// <param name="folded">The query, folded.</param>
internal sealed class Ranking(string folded, SearchRights rights)
{
    private readonly ImmutableArray<string> _words = [.. FoldedText.Words(folded)];

    /// <summary>What a card is worth in whose texts the query is not to be read.</summary>
    private readonly HitRank _unread = Unread(folded);

    /// <param name="texts">The card's texts by the letter of their class.</param>
    public HitRank Of(IReadOnlyDictionary<string, string> texts)
    {
        var isPrefix = false;
        var lines = texts.Where(text => rights.MayMatch(TermForm.ClassOf(text.Key))).SelectMany(static text => text.Value.Split('\n')).ToArray();
        foreach (var line in lines)
        {
            if (line == folded)
            {
                return HitRank.Exact;
            }

            isPrefix |= line.StartsWith(folded, StringComparison.Ordinal);
        }

        return isPrefix ? HitRank.Prefix
            : _words.All(word => lines.Any(line => line.Contains(word, StringComparison.Ordinal))) ? HitRank.Substring
            : _unread;
    }

    private static HitRank Unread(string folded) =>
        !folded.Any(char.IsAsciiDigit) ? HitRank.Spelling
        : Shorthand.Readings(folded) is { IsEmpty: false } || FoldedText.Words(folded).Any(static word => word.Length > 6) ? HitRank.Exact
        : HitRank.Substring;
}
