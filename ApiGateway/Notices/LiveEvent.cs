using System.Buffers;
using System.Text;
using System.Text.Json;
using Twin.Http;

namespace Twin.Notices;

/// <summary>An event as it goes out, written once for all who see it.</summary>
/// <param name="Area">Where it happened; who sees it is decided by this.</param>
/// <param name="Frame">The bytes of the server-sent event.</param>
internal sealed record LiveEvent(string Position, string? Area, ReadOnlyMemory<byte> Frame)
{
    public static LiveEvent Of(FeedEvent happened)
    {
        var frame = new ArrayBufferWriter<byte>();
        frame.Write(Encoding.UTF8.GetBytes($"id: {happened.Position}\nevent: {happened.Type}\ndata: "));
        using (var json = new Utf8JsonWriter(frame, new JsonWriterOptions { Encoder = GatewayJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("at", happened.At.UtcDateTime);
            json.WriteString("type", happened.Type);
            json.WriteString("kind", happened.Source.Kind);
            json.WriteString("id", happened.Source.Id);
            json.WriteString("area", happened.Area);
            json.WritePropertyName("data");

            // Parsed and written again, so that no line break in it can end the event.
            using var data = JsonDocument.Parse(happened.Data);
            data.RootElement.WriteTo(json);
            json.WriteEndObject();
        }

        frame.Write("\n\n"u8);
        return new LiveEvent(happened.Position, happened.Area, frame.WrittenMemory);
    }
}
