using System.Globalization;
using System.Text.RegularExpressions;

namespace Twin.Storage;

/// <summary>A field of cards as queries name it: <c>title</c>, <c>area:12</c>, <c>fact:severity</c>.</summary>
/// <param name="Fact">The name of the fact.</param>
/// <param name="Digits">How much of an area code counts; 0 for all of it.</param>
public sealed partial record CardFieldName(CardField Field, string? Fact = null, int Digits = 0)
{
    /// <summary>True when a fact may have this name.</summary>
    public static bool IsFactName(string name) => FactName().IsMatch(name);

    public static CardFieldName? Parse(string text)
    {
        var (name, rest) = text.Split(':', 2) is [var before, var after] ? (before, after) : (text, null);
        return (Enum.GetValues<CardField>().FirstOrDefault(field => StoredName.Of(field) == name, (CardField)(-1)), rest) switch
        {
            ((CardField)(-1), _) => null,
            (CardField.Fact, { } fact) => IsFactName(fact) ? new CardFieldName(CardField.Fact, fact) : null,
            (CardField.Fact, null) => null,
            (CardField.Area, { } digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 17
                ? new CardFieldName(CardField.Area, Digits: count)
                : null,
            (var field, null) => new CardFieldName(field),
            _ => null,
        };
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._-]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FactName();
}
