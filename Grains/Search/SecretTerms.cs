using Twin.People;
using Twin.Storage;

namespace Twin.Search;

/// <summary>Keyed hashes by which a number is found that may not stand anywhere in clear.</summary>
internal static class SecretTerms
{
    /// <summary>Enough that two numbers do not meet, and half of what the index would hold otherwise.</summary>
    private const int HashLength = 12;

    /// <summary>Shorter than any number.</summary>
    private const int Shortest = 4;

    private static readonly int[] Endings = [4, 6];

    public static IEnumerable<string> Of(TermClass of, IFieldProtector protector, string number)
    {
        yield return Term(of, protector, number);
        foreach (var ending in Endings.Where(ending => ending < number.Length))
        {
            yield return Term(of, protector, number[^ending..]);
        }
    }

    /// <summary>A query is hashed as it stands, as an ending or the whole; a citizen ID of 15 digits as the 18 it has become as well.</summary>
    public static IEnumerable<string> ForQuery(TermClass of, IFieldProtector protector, string word)
    {
        if (!IsNumber(of, word))
        {
            yield break;
        }

        yield return Term(of, protector, word);
        if (of == TermClass.Identity && CitizenId.FindFault(word) is null && CitizenId.Canonical(word).ToLowerInvariant() is var canonical && canonical != word)
        {
            yield return Term(of, protector, canonical);
        }
    }

    /// <summary>Documents have letters and hyphens in their numbers, phones have not.</summary>
    private static bool IsNumber(TermClass of, string word) => word.Length >= Shortest
        && (of == TermClass.Phone ? word.All(char.IsAsciiDigit) : word.Any(char.IsAsciiDigit) && word.All(static character => char.IsAsciiLetterOrDigit(character) || character == '-'));

    private static string Term(TermClass of, IFieldProtector protector, string text) =>
        TermForm.Of(of, TermForm.Hash, Convert.ToHexStringLower(protector.Hash($"search-{TermForm.Letter(of)}", text).AsSpan(0, HashLength)));
}
