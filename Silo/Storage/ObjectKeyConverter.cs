using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.Storage;

/// <summary>Writes an object's key as <c>kind/id</c>.</summary>
internal sealed class ObjectKeyConverter : JsonConverter<ObjectKey>
{
    public override ObjectKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ObjectKey.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ObjectKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override ObjectKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ObjectKey.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ObjectKey value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
