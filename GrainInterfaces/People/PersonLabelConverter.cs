using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.People;

/// <summary>A label as a plain text, or as an object when it has dates. Reads either, and nothing else.</summary>
public sealed class PersonLabelConverter : JsonConverter<PersonLabel>
{
    private const string LabelName = "label";
    private const string FromName = "from";
    private const string ToName = "to";

    public override PersonLabel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.String => new PersonLabel(value.GetString()!),
            JsonValueKind.Object when HasKnownFieldsOnly(value) && value.TryGetProperty(LabelName, out var label) =>
                new PersonLabel(Text(label), Day(value, FromName), Day(value, ToName)),
            _ => throw new JsonException("A label is a text, or an object with label, from and to."),
        };
    }

    public override void Write(Utf8JsonWriter writer, PersonLabel value, JsonSerializerOptions options)
    {
        if (value is { From: null, To: null })
        {
            writer.WriteStringValue(value.Label);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(LabelName, value.Label);
        WriteDay(writer, FromName, value.From);
        WriteDay(writer, ToName, value.To);
        writer.WriteEndObject();
    }

    private static bool HasKnownFieldsOnly(JsonElement value) =>
        value.EnumerateObject().All(field => field.NameEquals(LabelName) || field.NameEquals(FromName) || field.NameEquals(ToName));

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonException("A label is a text.");

    private static DateOnly? Day(JsonElement value, string name) =>
        !value.TryGetProperty(name, out var day) || day.ValueKind == JsonValueKind.Null ? null
        : DateOnly.TryParseExact(Text(day), "O", out var date) ? date
        : throw new JsonException($"{name} is a date such as 2026-01-31.");

    private static void WriteDay(Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } date)
        {
            writer.WriteString(name, date.ToString("O"));
        }
    }
}
