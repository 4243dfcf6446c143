using System.Collections.Immutable;
using System.Text;

namespace Twin.Search;

/// <summary>Where the words of a query stand in a title.</summary>
internal static class Highlights
{
    public static ImmutableArray<TextRange> In(string title, string foldedQuery)
    {
        var (folded, origins) = Fold(title);
        var marked = new bool[title.Length];
        foreach (var word in FoldedText.Words(foldedQuery))
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                for (var i = at; i < at + word.Length; i++)
                {
                    marked[origins[i]] = true;
                }
            }
        }

        return Ranges(marked);
    }

    /// <summary>Folds character by character, to know where each came from.</summary>
    private static (string Folded, List<int> Origins) Fold(string title)
    {
        var folded = new StringBuilder(title.Length);
        var origins = new List<int>(title.Length);
        for (var i = 0; i < title.Length; i++)
        {
            foreach (var character in char.IsSurrogate(title[i]) ? " " : FoldedText.OfCharacter(title[i]))
            {
                folded.Append(character);
                origins.Add(i);
            }
        }

        return (folded.ToString(), origins);
    }

    private static ImmutableArray<TextRange> Ranges(bool[] marked)
    {
        var ranges = ImmutableArray.CreateBuilder<TextRange>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] && (i == 0 || !marked[i - 1]))
            {
                var end = Array.IndexOf(marked, value: false, i);
                ranges.Add(new TextRange(i, (end < 0 ? marked.Length : end) - i));
            }
        }

        return ranges.ToImmutable();
    }
}
