namespace Twin.Search;

/// <summary>The terms of a folded text.</summary>
internal static class TextTerms
{
    /// <summary>Of a longer text the whole is no term: nobody types it.</summary>
    private const int MaxWhole = 40;

    private const int MinSpellingStart = 2;
    private const int MaxSpellingStart = 3;

    public static IEnumerable<string> Of(TermClass of, string folded)
    {
        if (folded.Length <= MaxWhole)
        {
            yield return TermForm.Of(of, TermForm.Whole, folded.Replace(' ', '_'));
        }

        foreach (var start in Starts(folded))
        {
            yield return TermForm.Of(of, TermForm.Start, start);
        }

        foreach (var run in FoldedText.Words(folded).SelectMany(static word => FoldedText.Runs(word)))
        {
            foreach (var gram in HanTable.IsHan(run[0]) ? HanGrams(run) : CodeGrams(run))
            {
                yield return TermForm.Of(of, TermForm.Gram, gram);
            }

            if (HanTable.IsHan(run[0]))
            {
                foreach (var spelling in Spelling.Of(run, of == TermClass.Name))
                {
                    yield return TermForm.Of(of, TermForm.Spelling, spelling);
                    for (var letters = MinSpellingStart; letters <= Math.Min(MaxSpellingStart, spelling.Length); letters++)
                    {
                        yield return TermForm.Of(of, TermForm.SpellingStart, spelling[..letters]);
                    }
                }
            }
        }
    }

    /// <summary>
    /// What a word in letters asks of spellings. The index would have to gather all terms that begin with a few letters;
    /// so these have terms of their own. A single letter is a spelling only of a single character.
    /// </summary>
    public static SearchTerm Spelled(TermClass of, string word) => word.Length is >= MinSpellingStart and <= MaxSpellingStart
        ? new SearchTerm(TermForm.Of(of, TermForm.SpellingStart, word))
        : new SearchTerm(TermForm.Of(of, TermForm.Spelling, word), IsPrefix: word.Length > MaxSpellingStart);

    /// <summary>The beginnings by which a text is known to begin with a query; see <see cref="TermForm.Start"/>.</summary>
    public static IEnumerable<string> Starts(string folded)
    {
        yield return folded[..1];
        if (folded.Length > 1 && folded[1] != ' ')
        {
            yield return folded[..2];
        }
    }

    /// <summary>Overlapping pairs; a single character for itself.</summary>
    public static IEnumerable<string> HanPairs(string run) =>
        run.Length == 1 ? [run] : Enumerable.Range(0, run.Length - 1).Select(i => run.Substring(i, 2));

    private static IEnumerable<string> HanGrams(string run) =>
        run.Length == 1 ? [run] : run.Select(static character => character.ToString()).Concat(HanPairs(run));

    private static IEnumerable<string> CodeGrams(string run) => FoldedText.Parts(run).Prepend(run);
}
