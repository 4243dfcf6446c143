using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>
/// JetLinks: <c>/{product}/{device}/properties/report</c>, <c>…/event/{id}</c>, <c>…/online</c>, <c>…/offline</c>, and the same
/// below <c>…/child/{id}</c> for a device behind a gateway.
/// </summary>
internal sealed class JetLinksDialect : ICommandDialect
{
    private static readonly JsonDecoder Properties = new((message, readings) =>
    {
        if (!message.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return Decoded.Nothing("properties: is needed");
        }

        var at = readings.TimeOf(message, "timestamp");
        var hasTimes = message.TryGetProperty("propertySourceTimes", out var times) && times.ValueKind == JsonValueKind.Object;
        foreach (var property in properties.EnumerateObject())
        {
            var taken = hasTimes && times.TryGetProperty(property.Name, out _) ? readings.TimeOf(times, property.Name) : at;
            readings.Add(property.Name, property.Value, taken);
        }

        return readings.ToDecoded();
    });

    private static readonly IgnoredDecoder Ignored = IgnoredDecoder.Instance;

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        ["", _, _, "child", var child, .. var rest] => Of(child, rest),
        ["", not ("sys" or "$oc"), var device, .. var rest] => Of(device, rest),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        TopicLevels.Of(topicFilter) is ["", not ("" or "+" or "#" or "sys"), var owner, _, ..] && owner == device;

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient) => recipient.Products(before: 1).Select(product =>
    {
        var root = order.Device == recipient.Session ? $"/{product}/{recipient.Session}" : $"/{product}/{recipient.Session}/child/{recipient.Name}";
        var message = new JsonObject { ["timestamp"] = recipient.Now.ToUnixTimeMilliseconds(), ["messageId"] = order.Number.ToString(CultureInfo.InvariantCulture), ["deviceId"] = recipient.Name };
        if (order.Writes)
        {
            message["properties"] = order.Values();
            return new WrittenOrder([message.To($"{root}/properties/write")]);
        }

        message["function"] = order.Method;
        message["inputs"] = new JsonArray([.. order.Values().Select(pair => new JsonObject { ["name"] = pair.Key, ["value"] = pair.Value?.DeepClone() })]);
        return new WrittenOrder([message.To($"{root}/function/invoke")]);
    });

    private static MessageRoute? Of(string device, string[] what) => what switch
    {
        ["properties", "report"] => TopicIds.Route(device, Properties),
        ["event", { Length: > 0 } happened] => TopicIds.Route(device, EventOf(happened)),
        ["properties", "write", "reply"] or ["function", "invoke", "reply"] => TopicIds.Route(device, new ReplyDecoder(number: null, "messageId")),
        ["online"] => TopicIds.Route(device, Is(ConnectionStatus.Online)),
        ["offline"] => TopicIds.Route(device, Is(ConnectionStatus.Offline)),
        ["register" or "unregister" or "metadata" or "tags" or "firmware", ..] => TopicIds.Route(device, Ignored),
        [_, ..] => MessageRoute.Nowhere(TopicIds.Find(device), "the topic is not one of properties/report, event, online, offline"),
        _ => null,
    };

    private static JsonDecoder EventOf(string happened) => new((message, readings) =>
    {
        if (!message.TryGetProperty("data", out var data))
        {
            return Decoded.Nothing("data: is needed");
        }

        var at = readings.TimeOf(message, "timestamp");
        readings.Add(happened, data, at);
        readings.Happened(happened, data, at);
        return readings.ToDecoded();
    });

    private static JsonDecoder Is(ConnectionStatus status) => new((_, readings) => readings.ToDecoded(status));
}
