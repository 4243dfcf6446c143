using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>
/// Aliyun's Alink: <c>/sys/{product key}/{device}/thing/event/property/post</c> and <c>…/thing/event/{id}/post</c>; values bare or
/// as <c>{"value":…,"time":…}</c>. Both are answered on <c>…_reply</c>; commands go down as <c>…/thing/service/{id}</c>.
/// </summary>
internal sealed class AlinkDialect : ICommandDialect
{
    private const string Reply = "_reply";

    private static Decoded ReadProperties(JsonElement message, ReadingSet readings)
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
    }

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        ["", "sys", _, var device, "thing", "event", "property", "post"] => TopicIds.Route(device, Answered(topic, ReadProperties)),
        ["", "sys", _, var device, "thing", "event", { Length: > 0 } happened, "post"] => TopicIds.Route(device, Answered(topic, (message, readings) => ReadEvent(happened, message, readings))),
        ["", "sys", _, var device, "thing", "service", .., var what] when what.EndsWith(Reply, StringComparison.Ordinal) =>
            TopicIds.Route(device, new ReplyDecoder(number: null, "id")),
        ["", "sys", _, var device, ..] => MessageRoute.Nowhere(TopicIds.Find(device), "the topic is not one of thing/event/property/post, thing/event/{id}/post"),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        TopicLevels.Of(topicFilter) is ["", "sys", not ("" or "+" or "#"), var owner, _, ..] && owner == device;

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient) => recipient.Products(before: 2).Select(product =>
    {
        var service = order.Writes ? "property/set" : order.Method!;
        return new WrittenOrder([new JsonObject
        {
            ["id"] = order.Number.ToString(CultureInfo.InvariantCulture),
            ["version"] = "1.0",
            ["params"] = order.Values(),
            ["method"] = $"thing.service.{service.Replace('/', '.')}",
        }.To($"/sys/{product}/{recipient.Name}/thing/service/{service}")]);
    });

    /// <summary>With the answer the device expects, unless it says that it expects none.</summary>
    private static JsonDecoder Answered(string topic, Func<JsonElement, ReadingSet, Decoded> read) => new((message, readings) =>
    {
        var decoded = read(message, readings);
        if (message.TryGetProperty("sys", out var sys) && sys.ValueKind == JsonValueKind.Object && sys.TryGetProperty("ack", out var ack) && ack.GetRawText() is "0" or "\"0\"")
        {
            return decoded;
        }

        var id = message.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given.ToString() : string.Empty;
        var method = message.TryGetProperty("method", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        return decoded with
        {
            Answer = understood => new JsonObject
            {
                ["id"] = id,
                ["code"] = understood ? 200 : 460,
                ["data"] = new JsonObject(),
                ["message"] = understood ? "success" : "request parameter error",
                ["method"] = method,
                ["version"] = "1.0",
            }.To(topic + Reply),
        };
    });

    private static Decoded ReadEvent(string happened, JsonElement message, ReadingSet readings)
    {
        if (!message.TryGetProperty("params", out var told) || told.ValueKind != JsonValueKind.Object)
        {
            return Decoded.Nothing("params: is needed");
        }

        var values = told.TryGetProperty("value", out var inner) ? inner : told;
        var at = readings.TimeOf(told, "time");
        readings.Add(happened, values, at);
        readings.Happened(happened, values, at);
        return readings.ToDecoded();
    }
}
