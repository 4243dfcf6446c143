using System.Globalization;
using System.Text.Json;
using Twin.Http;

namespace Twin.Exchange.Kinds;

/// <summary>
/// Values as cells. A text that a spreadsheet would take for a formula gets an apostrophe before it, as a person would
/// type it there; it is taken away when the file is read back.
/// </summary>
internal static class CellText
{
    private const string FormulaMarks = "=+-@\t\r\n＝＋－＠";
    private const char Quote = '\'';

    /// <summary>A text that no spreadsheet takes for anything else.</summary>
    public static string Safe(string text) => StartsFormula(text) ? Quote + text : text;

    /// <summary>What <see cref="Safe"/> was made of.</summary>
    public static string Plain(string cell) => cell is [Quote, .. var text] && StartsFormula(text) ? text : cell;

    /// <summary>A text, a number, a truth value, or null.</summary>
    public static object? Of(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => Safe(text.GetString()!),
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole : number.GetDouble(),
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(static item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
            Safe(string.Join(';', list.EnumerateArray().Select(static item => item.ToString()))),
        { } other => Safe(JsonSerializer.Serialize(other, GatewayJson.Options)),
    };

    /// <summary>As <see cref="Of"/>, as text alone.</summary>
    public static string? TextOf(JsonElement? value) => Of(value) switch
    {
        bool flag => flag ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private static bool StartsFormula(string text) => text.Length > 0 && FormulaMarks.Contains(text[0], StringComparison.Ordinal);
}
