using System.Buffers;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// What a device says it is set to: a JSON object, also as <c>{"ts":…,"values":{…}}</c>. Its numbers and words are readings
/// too; anything but an object is read as readings alone.
/// </summary>
internal sealed class ReportedDecoder : IDecoder
{
    private static readonly JsonDecoder Object = new((message, readings) =>
    {
        var at = readings.TimeOf(message, "ts");
        var properties = message.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Object ? values : message;
        foreach (var property in properties.EnumerateObject())
        {
            if (property.Name != "ts")
            {
                readings.Add(property.Name, property.Value, at);
            }
        }

        return readings.ToDecoded() with { Reported = properties.GetRawText() };
    });

    public static ReportedDecoder Instance { get; } = new();

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived) =>
        payload.FirstSpan is [(byte)'[', ..] ? ReadingsJson.Decode(payload, arrived) : Object.Decode(payload, arrived);
}
