using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.Places;

/// <summary>Takes any JSON object as it is; whether it is a geometry is for the rules to say.</summary>
internal sealed class GeoJsonConverter : JsonConverter<GeoJson>
{
    public override GeoJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A geometry is a JSON object.");
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return new GeoJson(document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, GeoJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text);
}
