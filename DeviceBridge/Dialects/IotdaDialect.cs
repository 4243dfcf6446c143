using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>
/// Huawei IoTDA: <c>$oc/devices/{device}/sys/properties/report</c>, <c>sys/gateway/sub_devices/properties/report</c> and
/// <c>sys/events/up</c>. A property is called <c>{service}.{property}</c>.
/// </summary>
internal sealed class IotdaDialect : ICommandDialect
{
    private const string Prefix = "$oc/devices/";
    private const string Request = "request_id=";
    private const char ForDevice = '~';

    private static readonly JsonDecoder Properties = new((message, readings) =>
    {
        AddServices(message, "properties", readings);
        return readings.ToDecoded();
    });

    private static readonly JsonDecoder SubDevices = new((message, readings) =>
    {
        if (!message.TryGetProperty("devices", out var devices) || devices.ValueKind != JsonValueKind.Array)
        {
            return Decoded.Nothing("devices: is needed");
        }

        var others = new OtherDevices(readings);
        foreach (var device in devices.EnumerateArray())
        {
            others.Add(device, "device_id", (item, ofDevice) => AddServices(item, "properties", ofDevice));
        }

        return others.ToDecoded();
    });

    private static readonly JsonDecoder Events = new((message, readings) =>
    {
        AddServices(message, "paras", readings);
        foreach (var service in message.TryGetProperty("services", out var services) && services.ValueKind == JsonValueKind.Array ? services.EnumerateArray() : default)
        {
            if (service.ValueKind == JsonValueKind.Object
                && service.TryGetProperty("event_type", out var type) && type.ValueKind == JsonValueKind.String
                && service.TryGetProperty("paras", out var paras))
            {
                readings.Happened(type.GetString()!, paras, readings.TimeOf(service, "event_time"));
            }
        }

        return readings.ToDecoded();
    });

    public MessageRoute? Match(string topic, string? sessionDevice)
    {
        if (!topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return TopicLevels.Of(topic) switch
        {
            [_, _, var device, "sys", "properties", "report"] => TopicIds.Route(device, Properties),
            [_, _, var device, "sys", "gateway", "sub_devices", "properties", "report"] => TopicIds.Route(device, SubDevices),
            [_, _, var device, "sys", "events", "up"] => TopicIds.Route(device, Events),
            [_, _, var device, "sys", "commands", "response", var id] when id.StartsWith(Request, StringComparison.Ordinal) => Reply(device, id[Request.Length..]),
            [_, _, var device, "sys", "properties", "set", "response", var id] when id.StartsWith(Request, StringComparison.Ordinal) => Reply(device, id[Request.Length..]),
            [_, _, var device, ..] => MessageRoute.Nowhere(TopicIds.Find(device), "the topic is not one of properties/report, gateway/sub_devices/properties/report, events/up, commands/response, properties/set/response"),
            _ => MessageRoute.Nowhere(device: null, "the topic ends before it says what the message is"),
        };
    }

    public bool Owns(string topicFilter, string device) => TopicLevels.IsBelow(topicFilter, Prefix + device);

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        // The answer of a gateway names the request only, so the request names the device.
        var request = order.Device == recipient.Session ? $"{Request}{order.Number}" : $"{Request}{order.Number}{ForDevice}{order.Device}";
        var root = $"{Prefix}{recipient.Session}/sys";
        if (order.Writes)
        {
            var services = order.Values().Select(pair => (Name: OrderJson.Halves(pair.Key), pair.Value)).GroupBy(value => value.Name.Head, StringComparer.Ordinal)
                .Select(service => new JsonObject
                {
                    ["service_id"] = service.Key,
                    ["properties"] = new JsonObject(service.Select(value => KeyValuePair.Create(value.Name.Tail, value.Value?.DeepClone()))),
                });
            return [new WrittenOrder([new JsonObject { ["object_device_id"] = recipient.Name, ["services"] = new JsonArray([.. services]) }.To($"{root}/properties/set/{request}")])];
        }

        var (service, command) = OrderJson.Halves(order.Method!);
        return [new WrittenOrder([new JsonObject
        {
            ["object_device_id"] = recipient.Name,
            ["service_id"] = service,
            ["command_name"] = command,
            ["paras"] = order.Values(),
        }.To($"{root}/commands/{request}")])];
    }

    private static MessageRoute Reply(string device, string request)
    {
        var at = request.IndexOf(ForDevice);
        if (at < 0)
        {
            return TopicIds.Route(device, new ReplyDecoder(request));
        }

        var other = request[(at + 1)..];
        return TopicIds.Route(device, new JsonDecoder((message, readings) =>
        {
            if (!int.TryParse(request.AsSpan(..at), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Decoded.Nothing("it does not say which command it answers");
            }

            var others = new OtherDevices(readings);
            others.Add(other, message, (_, _) => { }, reply: new CommandReply(number, ReplyDecoder.IsDone(message), message.GetRawText()));
            return others.ToDecoded();
        }));
    }

    private static void AddServices(JsonElement message, string field, ReadingSet readings)
    {
        if (!message.TryGetProperty("services", out var services) || services.ValueKind != JsonValueKind.Array)
        {
            readings.Fault("services: is needed");
            return;
        }

        foreach (var service in services.EnumerateArray())
        {
            if (service.ValueKind == JsonValueKind.Object
                && service.TryGetProperty("service_id", out var id) && id.ValueKind == JsonValueKind.String
                && service.TryGetProperty(field, out var values))
            {
                readings.AddAll(id.GetString()!, values, readings.TimeOf(service, "event_time"));
            }
            else
            {
                readings.Fault($"services: one has no service_id or no {field}");
            }
        }
    }
}
