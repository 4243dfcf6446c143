using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>Writes what a vendor says of an event as a flat JSON object.</summary>
internal static class EventFields
{
    public const int MaxLength = 4096;

    private const int MaxFields = 64;
    private const int MaxDepth = 4;

    /// <returns>False when it is too long or has too many fields.</returns>
    public static bool TryWrite(JsonElement data, out string fields)
    {
        var written = new ArrayBufferWriter<byte>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            if (data.ValueKind == JsonValueKind.Object)
            {
                Write(json, string.Empty, data, names, MaxDepth);
            }
            else if (IsValue(data))
            {
                json.WritePropertyName("value");
                data.WriteTo(json);
            }

            json.WriteEndObject();
        }

        fields = Encoding.UTF8.GetString(written.WrittenSpan);
        return names.Count <= MaxFields && fields.Length <= MaxLength;
    }

    /// <summary>An id as the vendor writes it, text or number; null for none.</summary>
    public static string? IdOf(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 and <= ObjectKey.MaxIdLength } text
            ? text
            : null;

    private static void Write(Utf8JsonWriter json, string prefix, JsonElement values, HashSet<string> names, int depth)
    {
        foreach (var value in values.EnumerateObject())
        {
            var name = prefix.Length == 0 ? value.Name : $"{prefix}.{value.Name}";
            if (value.Value.ValueKind == JsonValueKind.Object && depth > 0)
            {
                Write(json, name, value.Value, names, depth - 1);
            }
            else if (IsValue(value.Value) && names.Count <= MaxFields && names.Add(name))
            {
                json.WritePropertyName(name);
                value.Value.WriteTo(json);
            }
        }
    }

    private static bool IsValue(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
