using System.Collections.Frozen;
using System.Text.Json;

namespace Twin.Models;

/// <summary>
/// What a schema may be: self-contained, without reference cycles, and small when all references are followed, so that
/// checking an object by it takes bounded time.
/// </summary>
internal sealed class SchemaRules
{
    public const int MaxLength = 64 * 1024;

    private const int MaxDepth = 32;
    private const int MaxSubschemas = 2_000;
    private const string Definitions = "#/$defs/";
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly FrozenSet<string> OneSchema = FrozenSet.Create(
        StringComparer.Ordinal, "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties");

    private static readonly FrozenSet<string> ListOfSchemas = FrozenSet.Create(StringComparer.Ordinal, "allOf", "anyOf", "oneOf", "prefixItems");

    private static readonly FrozenSet<string> SchemasByName = FrozenSet.Create(StringComparer.Ordinal, "dependentSchemas", "properties");

    /// <summary>What takes a schema out of itself, gives it more than one reading, or runs patterns over names.</summary>
    private static readonly FrozenSet<string> Refused = FrozenSet.Create(
        StringComparer.Ordinal, "$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor", "$recursiveRef", "$vocabulary", "patternProperties");

    private readonly JsonElement _root;
    private readonly HashSet<string> _within = new(StringComparer.Ordinal);
    private int _subschemas;

    private SchemaRules(JsonElement root) => _root = root;

    /// <summary>What is wrong with the schema; null when it may be used.</summary>
    public static Refusal? Check(string schema)
    {
        if (schema.Length > MaxLength)
        {
            return Fault("schema", $"must be at most {MaxLength} characters");
        }

        try
        {
            using var document = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            var root = document.RootElement;
            return root is { ValueKind: JsonValueKind.Object }
                && root.TryGetProperty("type", out var type) && type.ValueEquals("object")
                && root.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
                ? new SchemaRules(root).Walk(root, "schema", depth: 0)
                : Fault("schema", "must describe an object: \"type\": \"object\" with \"properties\"");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Fault("schema", $"is not valid JSON of up to {MaxDepth} levels without a name given twice");
        }
    }

    /// <summary>What a reference of a checked schema stands for.</summary>
    public static JsonElement Follow(JsonElement schema, JsonElement reference) =>
        schema.GetProperty("$defs").GetProperty(reference.GetString()![Definitions.Length..]);

    private Refusal? Walk(JsonElement schema, string path, int depth)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return null;
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return Fault(path, "must be a schema");
        }

        if (++_subschemas > MaxSubschemas || depth > MaxDepth)
        {
            return Fault(path, $"is too large: with all references followed at most {MaxSubschemas} schemas, {MaxDepth} levels deep");
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            if (Keyword(keyword, $"{path}.{keyword.Name}", depth) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private Refusal? Keyword(JsonProperty keyword, string path, int depth) => keyword.Name switch
    {
        "$ref" => Reference(keyword.Value, path, depth),
        "$schema" => keyword.Value.ValueEquals(Draft) ? null : Fault(path, $"must be {Draft}"),
        "format" => keyword.Value.ValueKind == JsonValueKind.String && FieldFormats.IsKnown(keyword.Value.GetString()!)
            ? null
            : Fault(path, $"must be one of {string.Join(", ", FieldFormats.Names)}"),
        "pattern" => SafePattern.FindFault(keyword.Value) is { } fault ? Fault(path, fault) : null,
        var name when Refused.Contains(name) => Fault(path, "is not possible here"),
        var name when OneSchema.Contains(name) => Walk(keyword.Value, path, depth + 1),
        var name when ListOfSchemas.Contains(name) => keyword.Value.ValueKind == JsonValueKind.Array
            ? First(keyword.Value.EnumerateArray().Select((schema, at) => Walk(schema, $"{path}[{at}]", depth + 1)))
            : Fault(path, "must be a list of schemas"),
        var name when SchemasByName.Contains(name) => keyword.Value.ValueKind == JsonValueKind.Object
            ? First(keyword.Value.EnumerateObject().Select(schema => Walk(schema.Value, $"{path}.{schema.Name}", depth + 1)))
            : Fault(path, "must be an object of schemas"),
        _ => null,
    };

    private Refusal? Reference(JsonElement reference, string path, int depth)
    {
        var target = reference.ValueKind == JsonValueKind.String ? reference.GetString()! : string.Empty;
        var name = target.StartsWith(Definitions, StringComparison.Ordinal) ? target[Definitions.Length..] : string.Empty;
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '~', '%'))
        {
            return Fault(path, target.StartsWith('#') ? "refers to itself" : $"must be {Definitions} and a name: nothing is read from elsewhere");
        }

        if (!_root.TryGetProperty("$defs", out var definitions) || definitions.ValueKind != JsonValueKind.Object || !definitions.TryGetProperty(name, out var schema))
        {
            return Fault(path, $"names nothing under {Definitions}");
        }

        if (!_within.Add(name))
        {
            return Fault(path, "refers to itself");
        }

        var refusal = Walk(schema, path, depth + 1);
        _within.Remove(name);
        return refusal;
    }

    private static Refusal? First(IEnumerable<Refusal?> refusals) => refusals.FirstOrDefault(refusal => refusal is not null);

    private static Refusal Fault(string path, string message) => Refusal.Invalid(path.Length <= 200 ? path : path[..200], message);
}
