using System.Text;
using Twin.Places;

namespace Twin.Storage;

/// <summary>All that a card is found by in the index: what its grain says, and what follows from the card itself.</summary>
internal static class IndexedTerms
{
    /// <summary>More of a label or a fact is left to the columns.</summary>
    private const int MaxHashed = 40;

    public static IEnumerable<string> Of(string kind, Card card) =>
    [
        .. card.Terms.Index,
        OfKind(kind),
        .. AreaCode.ChainOf(card.Area ?? string.Empty).Select(static area => $"r={area}"),
        .. card.Labels.Select(OfLabel),
        .. card.Facts.Select(static fact => OfFact(fact.Key, fact.Value)),
    ];

    public static string OfKind(string kind) => $"k={kind}";

    /// <summary>The smallest area with a term that holds all of this one; null when it is too wide to have one.</summary>
    public static string? OfArea(string prefix) => AreaCode.ChainOf(prefix).LastOrDefault() is { } area ? $"r={area}" : null;

    public static string OfLabel(string label) => $"l={Hex(label)}";

    public static string OfFact(string name, string value) => $"f={name}={Hex(value)}";

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text.Length > MaxHashed ? text[..MaxHashed] : text));
}
