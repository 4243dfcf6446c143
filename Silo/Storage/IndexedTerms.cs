using System.Text;

namespace Twin.Storage;

/// <summary>All that a card is found by in the index: what its grain says, and what follows from the card itself.</summary>
internal static class IndexedTerms
{
    /// <summary>More of a label or a fact is left to the columns.</summary>
    private const int MaxHashed = 40;

    /// <summary>The lengths of area code for which cards have terms.</summary>
    private static readonly int[] AreaLengths = [6, 9, 12, 15, 17];

    public static IEnumerable<string> Of(string kind, Card card) =>
    [
        .. card.Terms.Index,
        OfKind(kind),
        .. AreaLengths.Where(length => length <= card.Area?.Length).Select(length => $"r={card.Area![..length]}"),
        .. card.Labels.Select(OfLabel),
        .. card.Facts.Select(static fact => OfFact(fact.Key, fact.Value)),
    ];

    public static string OfKind(string kind) => $"k={kind}";

    /// <summary>The smallest area with a term that holds all of this one; null when it is too wide to have one.</summary>
    public static string? OfArea(string prefix) => prefix.Length < AreaLengths[0] ? null : $"r={prefix[..AreaLengths.Last(length => length <= prefix.Length)]}";

    public static string OfLabel(string label) => $"l={Hex(label)}";

    public static string OfFact(string name, string value) => $"f={name}={Hex(value)}";

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text.Length > MaxHashed ? text[..MaxHashed] : text));
}
