namespace Twin.Devices.Dialects;

/// <summary>
/// Zigbee2MQTT: <c>zigbee2mqtt/{friendly name}</c> and <c>…/availability</c>. The bridge is the gateway that signs in;
/// what it says of itself below <c>zigbee2mqtt/bridge</c> is heard for its own state only.
/// </summary>
internal sealed class Zigbee2MqttDialect : ICommandDialect
{
    private const string Prefix = "zigbee2mqtt/";
    private const string AvailabilitySuffix = "/availability";

    private static readonly JsonDecoder State = new((message, readings) =>
    {
        readings.AddAll(string.Empty, message, readings.TimeOf(message, "last_seen"));
        return readings.ToDecoded();
    });

    public MessageRoute? Match(string topic, string? sessionDevice)
    {
        if (!topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = topic.AsSpan(Prefix.Length);
        return name.StartsWith("bridge/") ? OfBridge(name, sessionDevice)
            : name.EndsWith(AvailabilitySuffix) ? TopicIds.Route(name[..^AvailabilitySuffix.Length], Availability.Decoder)
            : TopicIds.Route(name, State);
    }

    /// <summary>The gateway hears the commands for all the devices behind it; nothing else is ever sent to it.</summary>
    public bool Owns(string topicFilter, string device) => topicFilter.StartsWith(Prefix, StringComparison.Ordinal) && topicFilter.Length > Prefix.Length;

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        var values = order.Values();
        if (values.Count == 0)
        {
            values[order.Method!] = string.Empty;
        }

        return [new WrittenOrder([values.To($"{Prefix}{recipient.Name}/set")], IsEchoed: true)];
    }

    private static MessageRoute OfBridge(ReadOnlySpan<char> name, string? sessionDevice) =>
        sessionDevice is null ? MessageRoute.Nowhere(device: null, "the topic does not say whose bridge it is")
        : MessageRoute.To(name.SequenceEqual("bridge/state") ? Availability.Decoder : IgnoredDecoder.Instance, sessionDevice);
}
