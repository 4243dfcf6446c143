using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Http;

namespace Twin.Exchange;

/// <summary>A row as the JSON object it came from: columns within others stand within them again.</summary>
internal static class NdjsonRow
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<string> names, ImmutableArray<JsonElement?> row)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in names.Zip(row))
        {
            if (value is { ValueKind: not JsonValueKind.Null } present)
            {
                Set(fields, name, JsonSerializer.SerializeToNode(present, GatewayJson.Options));
            }
        }

        fields.WriteTo(json, GatewayJson.Options);
    }

    private static void Set(JsonObject fields, string path, JsonNode? value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            fields = (JsonObject)(fields[name] ??= new JsonObject());
        }

        fields[names[^1]] = value;
    }
}
