using System.Text.Json.Nodes;

namespace Twin.Exchange;

/// <summary>Fields of a JSON object, those within others by their path: <c>rental.purpose</c>. A list is one field.</summary>
internal static class FieldPaths
{
    /// <summary>The value of each field; null where the object says so.</summary>
    public static SortedDictionary<string, JsonNode?> Leaves(JsonObject fields)
    {
        var leaves = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        Collect(fields, prefix: string.Empty, leaves);
        return leaves;
    }

    /// <summary>True when one field is the other or lies within it.</summary>
    public static bool Holds(string field, string other) =>
        other.StartsWith(field, StringComparison.Ordinal) && (other.Length == field.Length || other[field.Length] == '.');

    public static JsonNode? Find(JsonObject fields, string path)
    {
        JsonNode? value = fields;
        foreach (var name in path.Split('.'))
        {
            value = value is JsonObject within ? within[name] : null;
        }

        return value;
    }

    /// <summary>A merge patch that sets one field.</summary>
    public static JsonObject Patch(string path, JsonNode? value)
    {
        var names = path.Split('.');
        var patch = new JsonObject { [names[^1]] = value?.DeepClone() };
        for (var i = names.Length - 2; i >= 0; i--)
        {
            patch = new JsonObject { [names[i]] = patch };
        }

        return patch;
    }

    /// <summary>The object without a field, and without the field around it that nothing is left of.</summary>
    public static void Remove(JsonObject fields, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            fields.Remove(path);
        }
        else if (fields[path[..dot]] is JsonObject within)
        {
            Remove(within, path[(dot + 1)..]);
            if (within.Count == 0)
            {
                fields.Remove(path[..dot]);
            }
        }
    }

    private static void Collect(JsonObject fields, string prefix, SortedDictionary<string, JsonNode?> leaves)
    {
        foreach (var (name, value) in fields)
        {
            if (value is JsonObject { Count: > 0 } within)
            {
                Collect(within, $"{prefix}{name}.", leaves);
            }
            else
            {
                leaves[prefix + name] = value;
            }
        }
    }
}
