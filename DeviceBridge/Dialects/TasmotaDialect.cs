using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>
/// Tasmota: <c>tele/{device}/SENSOR</c>, <c>STATE</c>, <c>LWT</c> and <c>stat/{device}/…</c>, with the first two parts in either order.
/// </summary>
internal sealed class TasmotaDialect : ICommandDialect
{
    private static readonly JsonDecoder Json = new((message, readings) =>
    {
        var at = readings.TimeOf(message, "Time");
        foreach (var field in message.EnumerateObject())
        {
            if (field.Name is not ("Time" or "Id"))
            {
                readings.Add(field.Name, field.Value, at);
            }
        }

        return readings.ToDecoded();
    });

    private static readonly TextDecoder Power = new((text, readings) =>
    {
        readings.Add("POWER", text, readings.Arrived);
        return readings.ToDecoded();
    });

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        ["tele" or "stat", var device, var what] => TopicIds.Route(device, DecoderOf(what)),
        [var device, "tele" or "stat", var what] => TopicIds.Route(device, DecoderOf(what)),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        TopicLevels.IsBelow(topicFilter, $"cmnd/{device}") || TopicLevels.IsBelow(topicFilter, $"{device}/cmnd");

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        var values = order.Values().DefaultIfEmpty(KeyValuePair.Create(order.Method!, (JsonNode?)null)).ToArray();
        string[] roots = [$"cmnd/{recipient.Name}", $"{recipient.Name}/cmnd"];
        return roots.Select(root => new WrittenOrder([.. values.Select(pair => pair.Value.To($"{root}/{pair.Key}", on: "ON", off: "OFF"))], IsEchoed: true));
    }

    private static IDecoder DecoderOf(string what) => what switch
    {
        "SENSOR" or "STATE" or "RESULT" => Json,
        "LWT" => Availability.Decoder,
        "POWER" => Power,
        _ => IgnoredDecoder.Instance,
    };
}
