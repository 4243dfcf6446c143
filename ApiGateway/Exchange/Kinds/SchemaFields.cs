using System.Text.Json;
using Twin.Models;

namespace Twin.Exchange.Kinds;

/// <summary>The fields of a model, in its order, those of objects within it with the object's name before theirs.</summary>
internal static class SchemaFields
{
    public static IEnumerable<KindField> Of(ModelDefinition model)
    {
        var properties = Properties(JsonElement.Parse(model.Schema));
        var ordered = model.Fields.Select(static field => field.Name).Union(properties.Keys, StringComparer.Ordinal).Where(properties.ContainsKey);
        return ordered.SelectMany(name => Of(name, properties[name], model.Fields.FirstOrDefault(field => field.Name == name)?.Titles));
    }

    private static IEnumerable<KindField> Of(string path, JsonElement schema, LocalText? titles)
    {
        var within = Properties(schema);
        if (within.Count > 0)
        {
            return within.SelectMany(field => Of($"{path}.{field.Key}", field.Value, titles: null));
        }

        return Name(schema, "type") == "array"
            ? [new KindField(path, schema.TryGetProperty("items", out var items) ? TypeOf(items) : CellType.Text, IsList: true, titles)]
            : [new KindField(path, TypeOf(schema), IsList: false, titles)];
    }

    private static CellType TypeOf(JsonElement schema) => (Name(schema, "type"), Name(schema, "format")) switch
    {
        ("integer", _) => CellType.Whole,
        ("number", _) => CellType.Number,
        ("boolean", _) => CellType.Flag,
        ("string", "date") => CellType.Day,
        ("string", _) => CellType.Text,
        (null, _) when schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("enum", out _) => CellType.Text,
        _ => CellType.Json,
    };

    private static Dictionary<string, JsonElement> Properties(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal)
            : [];

    /// <summary>A word of the schema; of several types the first that is not null.</summary>
    private static string? Name(JsonElement schema, string name)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty(name, out var word))
        {
            return null;
        }

        return word.ValueKind == JsonValueKind.Array
            ? word.EnumerateArray().Select(static item => item.GetString()).FirstOrDefault(static item => item != "null")
            : word.GetString();
    }
}
