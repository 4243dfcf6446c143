using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Twin.Access;
using Twin.Http;
using Twin.Search;

namespace Twin.Notices;

/// <summary>An event as it goes out, written once for all who see it.</summary>
/// <param name="Source">What it happened to; with area and links it decides who sees the event.</param>
/// <param name="Area">Where it happened.</param>
/// <param name="Links">What the event names: a case's building, category, household.</param>
/// <param name="Audience">The residents it is for; null when none are.</param>
/// <param name="Frame">The bytes of the server-sent event.</param>
internal sealed record LiveEvent(string Position, ObjectKey Source, string? Area, ImmutableArray<ObjectLink> Links, Audience? Audience, ReadOnlyMemory<byte> Frame)
{
    /// <summary>The persons who reported a case.</summary>
    private const string Reporters = "reporters";

    /// <summary>The audience of a notice.</summary>
    private const string For = "audience";

    /// <summary>True when the caller may read what it happened to; an event's data has no masks, so it is not for those who see names with one.</summary>
    public bool IsFor(Caller caller) =>
        Rights.Allow(caller, Right.Read, Source, Area, () => Links)
        && (!Rights.IsPersonal(Source.Kind) || Rights.SightOf(caller.Role, ObjectKind.Person, "name") == Sight.Clear);

    public static LiveEvent Of(FeedEvent happened)
    {
        var frame = new ArrayBufferWriter<byte>();
        ImmutableArray<ObjectLink> links;
        Audience? audience;
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
            WriteShown(json, data.RootElement);
            links = [.. LinksIn(data.RootElement)];
            audience = data.RootElement.TryGetProperty(For, out var rule) ? rule.Deserialize<Audience>(GatewayJson.Options) : null;
            json.WriteEndObject();
        }

        frame.Write("\n\n"u8);
        return new LiveEvent(happened.Position, happened.Source, happened.Area, links, audience, frame.WrittenMemory);
    }

    /// <summary>All but who reported it and whom it is for: that says who may follow, and is nobody else's business.</summary>
    private static void WriteShown(Utf8JsonWriter json, JsonElement data)
    {
        json.WriteStartObject();
        foreach (var field in data.EnumerateObject().Where(static field => field.Name is not (Reporters or For)))
        {
            field.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static IEnumerable<ObjectLink> LinksIn(JsonElement data)
    {
        var named = from field in data.EnumerateObject()
                    where field.Value.ValueKind == JsonValueKind.String
                    select new ObjectLink(field.Name, new ObjectKey(field.Name, field.Value.GetString()!));
        return data.TryGetProperty(Reporters, out var reporters)
            ? named.Concat(reporters.EnumerateArray().Select(static person => new ObjectLink("reporter", new ObjectKey(ObjectKind.Person, person.GetString()!))))
            : named;
    }
}
