using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Huawei IoTDA: <c>$oc/devices/{device}/sys/properties/report</c>, <c>sys/gateway/sub_devices/properties/report</c> and
/// <c>sys/events/up</c>. A property is called <c>{service}.{property}</c>.
/// </summary>
internal sealed class IotdaDialect : IDialect
{
    private const string Prefix = "$oc/devices/";

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
            [_, _, var device, ..] => MessageRoute.Nowhere(TopicIds.Find(device), "the topic is not one of properties/report, gateway/sub_devices/properties/report, events/up"),
            _ => MessageRoute.Nowhere(device: null, "the topic ends before it says what the message is"),
        };
    }

    public bool Owns(string topicFilter, string device) => TopicLevels.IsBelow(topicFilter, Prefix + device);

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
