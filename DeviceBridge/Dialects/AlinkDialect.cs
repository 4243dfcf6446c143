using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Aliyun's Alink: <c>/sys/{product key}/{device}/thing/event/property/post</c> and <c>…/thing/event/{id}/post</c>; values bare or
/// as <c>{"value":…,"time":…}</c>.
/// </summary>
internal sealed class AlinkDialect : IDialect
{
    private static readonly JsonDecoder Properties = new((message, readings) =>
    {
        if (!message.TryGetProperty("params", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return Decoded.Nothing("params: is needed");
        }

        foreach (var property in properties.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("value", out var value))
            {
                readings.Add(property.Name, value, readings.TimeOf(property.Value, "time"));
            }
            else
            {
                readings.Add(property.Name, property.Value, readings.Arrived);
            }
        }

        return readings.ToDecoded();
    });

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        ["", "sys", _, var device, "thing", "event", "property", "post"] => TopicIds.Route(device, Properties),
        ["", "sys", _, var device, "thing", "event", { Length: > 0 } happened, "post"] => TopicIds.Route(device, EventOf(happened)),
        ["", "sys", _, var device, ..] => MessageRoute.Nowhere(TopicIds.Find(device), "the topic is not one of thing/event/property/post, thing/event/{id}/post"),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        TopicLevels.Of(topicFilter) is ["", "sys", not ("" or "+" or "#"), var owner, _, ..] && owner == device;

    private static JsonDecoder EventOf(string happened) => new((message, readings) =>
    {
        if (!message.TryGetProperty("params", out var told) || told.ValueKind != JsonValueKind.Object)
        {
            return Decoded.Nothing("params: is needed");
        }

        var values = told.TryGetProperty("value", out var inner) ? inner : told;
        readings.Add(happened, values, readings.TimeOf(told, "time"));
        return readings.ToDecoded();
    });
}
