using Twin.Storage;

namespace Twin.Search;

/// <summary>Keyed hashes by which a number is found that may not stand anywhere in clear.</summary>
internal static class SecretTerms
{
    /// <summary>Enough that two numbers do not meet, and half of what the index would hold otherwise.</summary>
    private const int HashLength = 12;

    private static readonly int[] Endings = [4, 6];

    public static IEnumerable<string> Of(TermClass of, IFieldProtector protector, string number)
    {
        yield return Term(of, protector, number);
        foreach (var ending in Endings.Where(ending => ending < number.Length))
        {
            yield return Term(of, protector, number[^ending..]);
        }
    }

    /// <summary>A query is hashed as it stands: four or six characters are an ending, more are the whole.</summary>
    public static string? ForQuery(TermClass of, IFieldProtector protector, string word) =>
        (Endings.Contains(word.Length) || word.Length >= 7) && word[..^1].All(char.IsAsciiDigit) && char.IsAsciiLetterOrDigit(word[^1])
            ? Term(of, protector, word)
            : null;

    private static string Term(TermClass of, IFieldProtector protector, string text) =>
        TermForm.Of(of, TermForm.Hash, Convert.ToHexStringLower(protector.Hash($"search-{TermForm.Letter(of)}", text).AsSpan(0, HashLength)));
}
