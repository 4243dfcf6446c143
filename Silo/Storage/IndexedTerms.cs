using System.Text;
using System.Text.RegularExpressions;
using Twin.Places;

namespace Twin.Storage;

/// <summary>All that a card is found by in the index: what its grain says, and what follows from the card itself.</summary>
internal static partial class IndexedTerms
{
    /// <summary>Of what lies in no area.</summary>
    public const string Nowhere = "r=";

    /// <summary>More of a label or a fact is left to the columns.</summary>
    private const int MaxHashed = 40;

    public static IEnumerable<string> Of(string kind, Card card) =>
    [
        .. card.Terms.Index,
        OfKind(kind),
        .. card.Area is null ? [Nowhere] : AreaCode.ChainOf(card.Area).Select(static area => $"r={area}"),
        .. card.Labels.Select(OfLabel),
        .. card.Facts.Where(static fact => IsTerm(fact.Value)).Select(static fact => OfFact(fact.Key, fact.Value)),
    ];

    public static string OfKind(string kind) => $"k={kind}";

    /// <summary>The smallest area with a term that holds all of this one; null when it is too wide to have one.</summary>
    public static string? OfArea(string prefix) => AreaCode.ChainOf(prefix).LastOrDefault() is { } area ? $"r={area}" : null;

    public static string OfLabel(string label) => $"l={Hex(label)}";

    /// <summary>False for a moment in UTC: nearly every card has its own, and what is asked for is a time between two of them.</summary>
    public static bool IsTerm(string value) => !Moment().IsMatch(value);

    public static string OfFact(string name, string value) => $"f={name}={Hex(value)}";

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text.Length > MaxHashed ? text[..MaxHashed] : text));

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}
