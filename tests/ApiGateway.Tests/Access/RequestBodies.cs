using System.Text.Json;

namespace Twin.Access;

/// <summary>What the OpenAPI document says of the bodies that routes take.</summary>
internal sealed class RequestBodies(JsonElement document)
{
    public bool Has(WalkRoute route) => Operation(route).TryGetProperty("requestBody", out _);

    public bool IsNeeded(WalkRoute route) => Operation(route).GetProperty("requestBody").TryGetProperty("required", out var needed) && needed.GetBoolean();

    /// <summary>The names of the fields at the top of a body; none for one that may be anything.</summary>
    public IReadOnlySet<string> FieldsOf(WalkRoute route)
    {
        var content = Operation(route).GetProperty("requestBody").GetProperty("content").EnumerateObject().First().Value;
        return content.TryGetProperty("schema", out var schema)
            ? Properties(schema).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);
    }

    private JsonElement Operation(WalkRoute route) => document.GetProperty("paths").GetProperty(route.Path).GetProperty(route.Method.ToLowerInvariant());

    private IEnumerable<string> Properties(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Properties(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]));
        }

        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name) : [];
        return schema.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray().SelectMany(Properties).Concat(own) : own;
    }
}
