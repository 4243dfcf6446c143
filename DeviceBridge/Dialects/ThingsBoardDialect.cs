using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>
/// ThingsBoard's device API: <c>v1/devices/me/telemetry</c> and <c>…/attributes</c>, short <c>v2/t</c> and <c>v2/a</c>, where "me" is who
/// signed in, and its gateway API: <c>v1/gateway/telemetry</c>, <c>attributes</c>, <c>connect</c>, <c>disconnect</c>. Commands are its
/// remote calls, desired properties its shared attributes.
/// </summary>
internal sealed class ThingsBoardDialect : ICommandDialect
{
    private const string Me = "v1/devices/me/";
    private const string Gateway = "v1/gateway/";
    private const string Response = "rpc/response/";
    private const string Request = "attributes/request/";

    private static readonly JsonDecoder Replies = new((message, readings) =>
    {
        if (!message.TryGetProperty("id", out var id) || !id.TryGetInt32(out var number)
            || !message.TryGetProperty("device", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return Decoded.Nothing("device and id: are needed");
        }

        var isDone = !message.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object || ReplyDecoder.IsDone(data);
        var others = new OtherDevices(readings);
        others.Add(name.GetString()!, message, (_, _) => { }, reply: new CommandReply(number, isDone, data.ValueKind == JsonValueKind.Undefined ? null : data.GetRawText()));
        return others.ToDecoded();
    });

    private static readonly JsonDecoder Telemetry = new((message, readings) =>
    {
        var others = new OtherDevices(readings);
        foreach (var device in message.EnumerateObject())
        {
            others.Add(device.Name, device.Value, AddEntries);
        }

        return others.ToDecoded();
    });

    private static readonly JsonDecoder Attributes = new((message, readings) =>
    {
        var others = new OtherDevices(readings);
        foreach (var device in message.EnumerateObject())
        {
            others.Add(
                device.Name,
                device.Value,
                (values, ofDevice) => ofDevice.AddAll(string.Empty, values, ofDevice.Arrived),
                reported: device.Value.ValueKind == JsonValueKind.Object ? device.Value.GetRawText() : null);
        }

        return others.ToDecoded();
    });

    public MessageRoute? Match(string topic, string? sessionDevice) => topic switch
    {
        "v2/t" => OfMe(ReadingsDecoder.Instance, sessionDevice),
        "v2/a" => OfMe(ReportedDecoder.Instance, sessionDevice),
        _ when topic.StartsWith(Me, StringComparison.Ordinal) => OfMe(DecoderOf(topic[Me.Length..]), sessionDevice),
        _ when topic.StartsWith(Gateway, StringComparison.Ordinal) => OfGateway(topic[Gateway.Length..], sessionDevice),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        (topicFilter.StartsWith(Me, StringComparison.Ordinal) && topicFilter.Length > Me.Length)
        || (topicFilter.StartsWith(Gateway, StringComparison.Ordinal) && topicFilter.Length > Gateway.Length);

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        var call = new JsonObject { ["method"] = order.Method, ["params"] = order.Values() };
        if (order.Device == recipient.Session)
        {
            return [new WrittenOrder([order.Method is null ? order.Values().To($"{Me}attributes") : call.To($"{Me}rpc/request/{order.Number}")])];
        }

        call["id"] = order.Number;
        var message = new JsonObject { ["device"] = recipient.Name, ["data"] = order.Method is null ? order.Values() : call };
        return [new WrittenOrder([message.To(order.Method is null ? $"{Gateway}attributes" : $"{Gateway}rpc")])];
    }

    private static IDecoder? DecoderOf(string what) =>
        what == "telemetry" ? ReadingsDecoder.Instance
        : what == "attributes" ? ReportedDecoder.Instance
        : what.StartsWith(Response, StringComparison.Ordinal) ? new ReplyDecoder(what[Response.Length..])
        : what.StartsWith(Request, StringComparison.Ordinal) && int.TryParse(what.AsSpan(Request.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Inquiry(number)
        : null;

    /// <summary>Client attributes are what the device has reported, shared ones what is desired of it; all of both when it names none.</summary>
    private static JsonDecoder Inquiry(int number) => new((message, _) =>
    {
        var (client, shared) = (KeysIn(message, "clientKeys"), KeysIn(message, "sharedKeys"));
        var all = client is null && shared is null;
        return Decoded.NothingToTell with
        {
            Inquiry = properties =>
            {
                var answer = new JsonObject();
                Add(answer, "client", properties.Reported, client, all);
                Add(answer, "shared", properties.Desired, shared, all);
                return answer.To($"{Me}attributes/response/{number}");
            },
        };
    });

    private static string[]? KeysIn(JsonElement message, string name) => message.TryGetProperty(name, out var keys) && keys.ValueKind == JsonValueKind.String
        ? keys.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : null;

    private static void Add(JsonObject answer, string name, string properties, string[]? keys, bool all)
    {
        if (all || keys is not null)
        {
            answer[name] = new JsonObject(((JsonObject)JsonNode.Parse(properties)!).Where(pair => all || keys!.Contains(pair.Key, StringComparer.Ordinal))
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        }
    }

    private static MessageRoute OfMe(IDecoder? decoder, string? sessionDevice) =>
        sessionDevice is null ? MessageRoute.Nowhere(device: null, "the topic says 'me', and a broker does not tell who that is")
        : decoder is not null ? MessageRoute.To(decoder, sessionDevice)
        : MessageRoute.Nowhere(sessionDevice, "the topic is not one of telemetry, attributes, attributes/request/{number}, rpc/response/{number}");

    private static MessageRoute OfGateway(string what, string? sessionDevice) => (what, sessionDevice) switch
    {
        (_, null) => MessageRoute.Nowhere(device: null, "a broker does not tell which gateway it is"),
        ("telemetry", _) => MessageRoute.To(Telemetry, sessionDevice),
        ("attributes", _) => MessageRoute.To(Attributes, sessionDevice),
        ("rpc", _) => MessageRoute.To(Replies, sessionDevice),
        ("connect", _) => MessageRoute.To(Is(ConnectionStatus.Online), sessionDevice),
        ("disconnect", _) => MessageRoute.To(Is(ConnectionStatus.Offline), sessionDevice),
        _ => MessageRoute.Nowhere(sessionDevice, "the topic is not one of telemetry, attributes, rpc, connect, disconnect"),
    };

    private static JsonDecoder Is(ConnectionStatus status) => new((message, readings) =>
    {
        if (!message.TryGetProperty("device", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return Decoded.Nothing("device: is needed");
        }

        var others = new OtherDevices(readings);
        others.Add(name.GetString()!, message, (_, _) => { }, status);
        return others.ToDecoded();
    });

    /// <summary>A list of <c>{"ts":…,"values":{…}}</c>, or of bare readings.</summary>
    private static void AddEntries(JsonElement entries, ReadingSet readings)
    {
        if (entries.ValueKind != JsonValueKind.Array)
        {
            readings.Fault("must be a list");
            return;
        }

        foreach (var entry in entries.EnumerateArray())
        {
            var isTimed = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Object;
            if (isTimed)
            {
                readings.AddAll(string.Empty, entry.GetProperty("values"), readings.TimeOf(entry, "ts"));
            }
            else
            {
                readings.AddAll(string.Empty, entry, readings.Arrived);
            }
        }
    }
}
