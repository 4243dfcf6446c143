using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>Shelly from generation 2: <c>{device}/events/rpc</c>, <c>{device}/status/{component}</c>, <c>{device}/online</c>.</summary>
internal sealed class ShellyDialect : ICommandDialect
{
    /// <summary>Below its own topics, so that its answers are its own messages.</summary>
    private const string Caller = "twin";

    /// <summary>NotifyStatus tells what has changed, NotifyFullStatus everything: both are readings of their components.</summary>
    private static readonly JsonDecoder Rpc = new((message, readings) =>
    {
        if (!message.TryGetProperty("params", out var notified) || notified.ValueKind != JsonValueKind.Object)
        {
            return Decoded.Nothing("params: is needed");
        }

        var at = readings.TimeOf(notified, "ts");
        foreach (var component in notified.EnumerateObject())
        {
            if (component is { Name: "events", Value.ValueKind: JsonValueKind.Array })
            {
                AddEvents(component.Value, readings, at);
            }
            else if (component.Name != "ts")
            {
                AddComponent(component.Name, component.Value, readings, at);
            }
        }

        return readings.ToDecoded();
    });

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        [var device, "events", "rpc"] => TopicIds.Route(device, Rpc),
        [var device, "status", { Length: > 0 } component] => TopicIds.Route(device, StatusOf(component)),
        [var device, Caller, "rpc"] => TopicIds.Route(device, new ReplyDecoder(number: null, "id")),
        [var device, "online"] => TopicIds.Route(device, Availability.Decoder),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        TopicLevels.IsBelow(topicFilter, $"{device}/rpc") || topicFilter == $"{device}/rpc" || TopicLevels.IsBelow(topicFilter, $"{device}/command");

    /// <summary>Its settings have no common form: desired properties are not sent to it.</summary>
    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient) => order.Method is null ? [] :
    [
        new WrittenOrder([new JsonObject
        {
            ["id"] = order.Number,
            ["src"] = $"{recipient.Name}/{Caller}",
            ["method"] = order.Method,
            ["params"] = order.Values(),
        }.To($"{recipient.Name}/rpc")]),
    ];

    private static JsonDecoder StatusOf(string component) => new((status, readings) =>
    {
        AddComponent(component, status, readings, readings.Arrived);
        return readings.ToDecoded();
    });

    /// <summary>A component's own number is part of its name already.</summary>
    private static void AddComponent(string name, JsonElement status, ReadingSet readings, DateTimeOffset at)
    {
        if (status.ValueKind != JsonValueKind.Object)
        {
            readings.Add(name, status, at);
            return;
        }

        foreach (var value in status.EnumerateObject().Where(value => value.Name != "id"))
        {
            readings.Add($"{name}.{value.Name}", value.Value, at);
        }
    }

    private static void AddEvents(JsonElement events, ReadingSet readings, DateTimeOffset at)
    {
        foreach (var happened in events.EnumerateArray())
        {
            if (happened.ValueKind == JsonValueKind.Object
                && happened.TryGetProperty("component", out var component) && component.ValueKind == JsonValueKind.String
                && happened.TryGetProperty("event", out var what))
            {
                readings.Add($"{component.GetString()}.event", what, at);
                readings.Happened($"{component.GetString()}.event", happened, at);
            }
        }
    }
}
