using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Search;

/// <summary>
/// What an object is found by, each text under the class of right it takes to match on it. Chinese queries are mostly
/// two characters and names stand in no dictionary, so Han text becomes single characters and overlapping pairs, and
/// pinyin beside them; words and codes are terms as they stand. Immutable; each method answers one more.
/// </summary>
public sealed record SearchTerms
{
    public static SearchTerms None { get; } = new();

    /// <summary>What the index holds, sorted, each once; without white space and quotes.</summary>
    public ImmutableSortedSet<string> Index { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The folded texts by the letter of their class, a line each: what is found by pairs is verified in them.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Codes, and names of places and things.</summary>
    public static SearchTerms Of(params ReadOnlySpan<string?> texts)
    {
        var terms = None;
        foreach (var text in texts)
        {
            terms = terms.Text(TermClass.Public, text);
        }

        return terms;
    }

    /// <summary>A person's name, in which the surname is read as a surname.</summary>
    public SearchTerms PersonName(string? name) => Text(TermClass.Name, name);

    public SearchTerms Text(TermClass of, string? text)
    {
        var folded = FoldedText.Of(text);
        if (folded.Length == 0)
        {
            return this;
        }

        var letter = TermForm.Letter(of).ToString();
        return this with
        {
            Index = With(TextTerms.Of(of, folded)),
            Texts = Texts.SetItem(letter, Texts.TryGetValue(letter, out var before) ? $"{before}\n{folded}" : folded),
        };
    }

    /// <summary>Where a home is: found as <c>3-2-501</c>, <c>3-501</c>, 3栋2单元501 and the like.</summary>
    /// <param name="building">Its name, such as 3栋.</param>
    public SearchTerms Home(string building, int unit, string room) => this with
    {
        Index = With(Shorthand.Of(building, unit, room).Select(static address => TermForm.Of(TermClass.Address, TermForm.Address, address))),
    };

    /// <summary>A number that stays unreadable: found whole, by its last 6 and by its last 4 characters.</summary>
    public SearchTerms Secret(TermClass of, IFieldProtector protector, string? clear) => clear is null ? this : this with
    {
        Index = With(SecretTerms.Of(of, protector, FoldedText.Of(clear))),
    };

    /// <summary>A vehicle's plate: found whole and by its last 4 characters.</summary>
    public SearchTerms Plate(string? plate)
    {
        var folded = FoldedText.Of(plate);
        var terms = Text(TermClass.Plate, plate);
        return folded.Length > 4 ? terms with { Index = terms.Index.Add(TermForm.Of(TermClass.Plate, TermForm.Gram, folded[^4..])) } : terms;
    }

    private ImmutableSortedSet<string> With(IEnumerable<string> terms)
    {
        var all = Index.ToBuilder();
        all.UnionWith(terms);
        return all.ToImmutable();
    }
}
