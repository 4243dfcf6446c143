using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Twin.Objects;

/// <summary>
/// Attributes as JSON, read strictly: a field that is unknown, given twice, missing or not of its type is a refusal that
/// names it. Null is the same as no field, and a list that is not given is empty.
/// </summary>
internal static class AttributeJson
{
    private const int MaxDepth = 16;

    public static JsonSerializerOptions Options { get; } = CreateOptions();

    public static string Write<TAttributes>(TAttributes attributes)
        where TAttributes : class => JsonSerializer.Serialize(attributes, Options);

    public static Outcome<TAttributes> Read<TAttributes>(string json)
        where TAttributes : class
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return Refusal.Invalid("body", $"is not valid JSON of up to {MaxDepth} levels");
        }

        using (document)
        {
            return Read<TAttributes>(document.RootElement);
        }
    }

    /// <summary>The attributes with a JSON merge patch (RFC 7396) applied.</summary>
    public static Outcome<TAttributes> Merge<TAttributes>(TAttributes attributes, string patch)
        where TAttributes : class
    {
        try
        {
            return JsonNode.Parse(patch, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false }) is JsonObject changes
                ? Read<TAttributes>(MergePatch.Apply(JsonSerializer.SerializeToNode(attributes, Options), changes)!.ToJsonString(Options))
                : Refusal.Invalid("body", "must be a JSON object");
        }
        catch (JsonException)
        {
            return Refusal.Invalid("body", $"is not valid JSON of up to {MaxDepth} levels without a field given twice");
        }
    }

    private static Outcome<TAttributes> Read<TAttributes>(JsonElement element)
        where TAttributes : class
    {
        var buffer = new ArrayBufferWriter<byte>();

        // Not validated: after a fault the rest is written anyhow and thrown away.
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            var reading = new AttributeReading(Options, writer);
            reading.Object(element, Options.GetTypeInfo(typeof(TAttributes)), path: string.Empty);
            if (reading.Refusal is { } refusal)
            {
                return refusal;
            }
        }

        return JsonSerializer.Deserialize<TAttributes>(buffer.WrittenSpan, Options)!;
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            MaxDepth = MaxDepth,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
