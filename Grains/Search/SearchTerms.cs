using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Twin.Search;

/// <summary>
/// Makes the terms an object is found by. Chinese queries are mostly two characters and names stand in no dictionary,
/// so Han text becomes single characters and overlapping pairs; words and whole codes are terms as they stand.
/// Terms hold no white space and no quotes.
/// </summary>
public static class SearchTerms
{
    /// <summary>Longer text in one field is not worth indexing.</summary>
    private const int MaxTextLength = 2_000;

    /// <summary>The terms of an object's texts, sorted, each once.</summary>
    public static ImmutableArray<string> Of(params ReadOnlySpan<string?> texts)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var run in Runs(text))
            {
                AddTerms(terms, run);
            }
        }

        return [.. terms];
    }

    /// <summary>The terms an object must have to match a query; empty when the query holds nothing to look for.</summary>
    public static ImmutableArray<string> ForQuery(string query)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs(query))
        {
            if (IsHan(run[0]) && run.Length > 1)
            {
                AddPairs(terms, run);
            }
            else
            {
                terms.Add(run);
            }
        }

        return [.. terms];
    }

    private static void AddTerms(SortedSet<string> terms, string run)
    {
        if (IsHan(run[0]))
        {
            foreach (var character in run)
            {
                terms.Add(character.ToString());
            }

            AddPairs(terms, run);
            return;
        }

        terms.Add(run);
        foreach (var part in run.Split(['-', '_', '.', ':', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            terms.Add(part);
        }
    }

    private static void AddPairs(SortedSet<string> terms, string run)
    {
        for (var i = 0; i + 1 < run.Length; i++)
        {
            terms.Add(run.Substring(i, 2));
        }
    }

    /// <summary>Folded stretches of Han characters, or of letters, digits and the joints of codes.</summary>
    private static IEnumerable<string> Runs(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield break;
        }

        var length = Math.Min(text.Length, MaxTextLength);
        if (char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        var folded = text[..length]
            .Normalize(NormalizationForm.FormKC)
            .ToLower(CultureInfo.InvariantCulture);
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var kind = i < folded.Length ? KindOf(folded[i]) : CharacterKind.Separator;
            if (start >= 0 && kind != KindOf(folded[start]))
            {
                var run = folded[start..i].Trim('-', '_', '.', ':', '/');
                if (run.Length > 0)
                {
                    yield return run;
                }

                start = -1;
            }

            if (start < 0 && kind != CharacterKind.Separator)
            {
                start = i;
            }
        }
    }

    private static CharacterKind KindOf(char character) => character switch
    {
        _ when IsHan(character) => CharacterKind.Han,
        _ when char.IsLetterOrDigit(character) => CharacterKind.Code,
        '-' or '_' or '.' or ':' or '/' => CharacterKind.Code,
        _ => CharacterKind.Separator,
    };

    private static bool IsHan(char character) =>
        character is (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    private enum CharacterKind
    {
        Separator,
        Code,
        Han,
    }
}
