using System.Text;
using System.Text.Json;
using Json.Schema;

namespace Twin.Models;

/// <summary>Says in words of ours, without the value, where an object breaks its schema.</summary>
internal static class SchemaFault
{
    public static Refusal Of(EvaluationResults results, JsonElement schema, JsonElement instance)
    {
        var fault = (results.Details ?? []).Append(results).Where(detail => !detail.IsValid && detail.Errors is { Count: > 0 })
            .MaxBy(detail => (MustHold(detail), detail.InstanceLocation.SegmentCount))!;
        var keyword = fault.Errors!.Keys.Order(StringComparer.Ordinal).First();
        var rules = Rules(fault, schema);
        var field = Field(fault.InstanceLocation.ToString());
        var rule = rules is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(keyword, out var value) ? value : default;
        var message = keyword switch
        {
            "required" => "lacks a field: " + string.Join(", ", Texts(rule)),
            "type" => $"must be of the type {string.Join(" or ", Texts(rule))}",
            "enum" => $"must be one of {string.Join(", ", Texts(rule))}",
            "minimum" => $"must be at least {rule}",
            "exclusiveMinimum" => $"must be more than {rule}",
            "maximum" => $"must be at most {rule}",
            "exclusiveMaximum" => $"must be less than {rule}",
            "minLength" => $"must have at least {rule} characters",
            "maxLength" => $"must have at most {rule} characters",
            "minItems" => $"must have at least {rule} items",
            "maxItems" => $"must have at most {rule} items",
            "uniqueItems" => "must not hold an item twice",
            "multipleOf" => $"must be a multiple of {rule}",
            "pattern" => $"must match {rule}",
            "format" => OfFormat(rule, fault.InstanceLocation.Evaluate(instance)),
            "" => "is not a known field",
            _ => $"does not meet the model's rule \"{keyword}\"",
        };
        return Refusal.Invalid(field, message);
    }

    /// <summary>What stands under "if" or "not" may well fail.</summary>
    private static bool MustHold(EvaluationResults detail) =>
        !detail.EvaluationPath.ToString().Split('/').Any(segment => segment is "if" or "not");

    private static string OfFormat(JsonElement format, JsonElement? value) =>
        format.ValueKind == JsonValueKind.String && value is { ValueKind: JsonValueKind.String } text
            ? FieldFormats.FindFault(format.GetString()!, text.GetString()!) ?? $"must be of the format {format}"
            : "is not of the right format";

    /// <summary>The subschema that was broken, by the way there: the library's own location is wrong below if and then.</summary>
    private static JsonElement? Rules(EvaluationResults fault, JsonElement schema)
    {
        var rules = schema;
        foreach (var segment in fault.EvaluationPath.ToString().Split('/').Skip(1).Select(segment => segment.Replace("~1", "/").Replace("~0", "~")))
        {
            var found = rules.ValueKind switch
            {
                JsonValueKind.Array when int.TryParse(segment, out var at) && at < rules.GetArrayLength() => rules[at],
                JsonValueKind.Object when rules.TryGetProperty(segment, out var inner) => segment == "$ref" ? SchemaRules.Follow(schema, inner) : inner,
                _ => default,
            };
            if (found.ValueKind == JsonValueKind.Undefined)
            {
                return null;
            }

            rules = found;
        }

        return rules;
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(item => item.ToString())
        : [value.ToString()];

    /// <summary><c>/rooms/0/area</c> as <c>rooms[0].area</c>.</summary>
    private static string Field(string pointer)
    {
        var path = new StringBuilder();
        foreach (var segment in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            _ = segment.All(char.IsAsciiDigit) && path.Length > 0
                ? path.Append('[').Append(segment).Append(']')
                : path.Append(path.Length == 0 ? string.Empty : ".").Append(segment);
        }

        return path.Length switch
        {
            0 => "body",
            > 100 => path.ToString(0, 100),
            _ => path.ToString(),
        };
    }
}
