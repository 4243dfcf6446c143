using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Search;

/// <summary>Makes of a query what the index is asked for, in the classes the caller may match on and no others.</summary>
internal static class QueryWords
{
    /// <summary>More words than a person types.</summary>
    private const int MaxWords = 12;

    private static readonly ImmutableArray<TermClass> TextClasses = [TermClass.Public, TermClass.Name, TermClass.Address, TermClass.Plate];
    private static readonly ImmutableArray<TermClass> SecretClasses = [TermClass.Identity, TermClass.Phone];

    /// <returns>Empty when there is nothing to look for.</returns>
    public static ImmutableArray<SearchWord> Of(string folded, SearchRights rights, IFieldProtector protector)
    {
        if (AsAddress(folded, rights) is { } address)
        {
            return [address];
        }

        return [.. FoldedText.Words(folded).Distinct(StringComparer.Ordinal).Take(MaxWords).Select(word => Of(word))];

        SearchWord Of(string word) => new(
        [
            .. TextClasses.Where(rights.MayMatch).SelectMany(of => InText(of, word)),
            .. SecretClasses.Where(rights.MayMatch).SelectMany(of => AsSecret(of, word, protector)),
        ]);
    }

    /// <summary>The same, only among texts that are the query, or that begin with it.</summary>
    public static SearchWord Ranked(string folded, HitRank rank, SearchRights rights) => new(
    [
        .. TextClasses.Where(rights.MayMatch).Select(of => rank == HitRank.Exact
            ? new SearchAlternative([new SearchTerm(TermForm.Of(of, TermForm.Whole, folded.Replace(' ', '_')))], of)
            : new SearchAlternative([new SearchTerm(TermForm.Of(of, TermForm.Start, TextTerms.Starts(folded).Last()))], of, folded)),
    ]);

    /// <summary>A shorthand address stands for itself; as any other code it may also be a code.</summary>
    private static SearchWord? AsAddress(string folded, SearchRights rights)
    {
        if (!rights.MayMatch(TermClass.Address) || Shorthand.Readings(folded) is not { IsEmpty: false } readings)
        {
            return null;
        }

        var addresses = readings.Select(static reading => new SearchTerm(TermForm.Of(TermClass.Address, TermForm.Address, reading)))
            .Select(static term => new SearchAlternative([term], TermClass.Address));
        var codes = folded.Any(HanTable.IsHan) || folded.Contains(' ', StringComparison.Ordinal) ? [] : InText(TermClass.Public, folded);
        return new SearchWord([.. addresses, .. codes]);
    }

    private static IEnumerable<SearchAlternative> InText(TermClass of, string word)
    {
        var runs = FoldedText.Runs(word);
        var grams = runs.SelectMany(static run => HanTable.IsHan(run[0])
            ? TextTerms.HanPairs(run).Select(static pair => new SearchTerm(pair))
            : [new SearchTerm(run, IsPrefix: run.Length > 1)]);
        ImmutableArray<SearchTerm> terms = [.. grams.Select(gram => gram with { Text = TermForm.Of(of, TermForm.Gram, gram.Text) }).Distinct()];
        yield return new SearchAlternative(terms, of, terms.Length > 1 ? word : null);
        if (word.All(char.IsAsciiLetter))
        {
            yield return new SearchAlternative([TextTerms.Spelled(of, word)], of);
        }
    }

    private static IEnumerable<SearchAlternative> AsSecret(TermClass of, string word, IFieldProtector protector) =>
        SecretTerms.ForQuery(of, protector, word).Select(term => new SearchAlternative([new SearchTerm(term)], of));
}
