using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Http;

namespace Twin.Exchange.Kinds;

/// <summary>Reads a cell as the value of a field, or says what it must hold.</summary>
internal static class CellJson
{
    private static readonly char[] ListMarks = [';', '；', '、', '|', ',', '，'];
    private static readonly string[] Yes = ["true", "yes", "y", "1", "是"];
    private static readonly string[] No = ["false", "no", "n", "0", "否"];
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm"];
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = GatewayJson.MaxDepth, AllowDuplicateProperties = false };

    /// <param name="cell">Not empty.</param>
    public static JsonNode? Read(KindField field, string cell, out string? fault)
    {
        if (!field.IsList)
        {
            return Read(field.Type, cell, out fault);
        }

        if (cell[0] == '[')
        {
            return Parse(cell, out fault);
        }

        var list = new JsonArray();
        foreach (var item in cell.Split(ListMarks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var value = Read(field.Type, item, out fault);
            if (fault is not null)
            {
                return null;
            }

            list.Add(value);
        }

        fault = null;
        return list;
    }

    private static JsonNode? Read(CellType type, string cell, out string? fault)
    {
        fault = null;
        switch (type)
        {
            case CellType.Whole when long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole):
                return JsonValue.Create(whole);
            case CellType.Whole:
                fault = "must be a whole number";
                return null;
            case CellType.Number when double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                return JsonValue.Create(number);
            case CellType.Number:
                fault = "must be a number such as 12.5";
                return null;
            case CellType.Flag when Yes.Contains(cell, StringComparer.OrdinalIgnoreCase) || No.Contains(cell, StringComparer.OrdinalIgnoreCase):
                return JsonValue.Create(Yes.Contains(cell, StringComparer.OrdinalIgnoreCase));
            case CellType.Flag:
                fault = "must be true or false, yes or no, 是 or 否";
                return null;
            case CellType.Day when DateTime.TryParseExact(cell, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case CellType.Day:
                fault = "must be a date such as 2026-01-31";
                return null;
            case CellType.Json:
                return Parse(cell, out fault);
            default:
                return JsonValue.Create(cell);
        }
    }

    private static JsonNode? Parse(string cell, out string? fault)
    {
        fault = null;
        try
        {
            return JsonNode.Parse(cell, documentOptions: Json);
        }
        catch (JsonException)
        {
            fault = "must be valid JSON";
            return null;
        }
    }
}
