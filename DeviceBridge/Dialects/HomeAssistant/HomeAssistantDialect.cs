namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>
/// Home Assistant discovery: <c>homeassistant/{component}/[{node}/]{object}/config</c> announces an entity, the topic of its
/// state and that of its commands. An empty message says that it is gone.
/// </summary>
internal sealed class HomeAssistantDialect : ICommandDialect
{
    private const string Root = "homeassistant";

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        [Root, { Length: > 0 } component, { Length: > 0 } name, "config"] => Route(new DiscoveryDecoder(topic, component, node: null, name, sessionDevice), name, sessionDevice),
        [Root, { Length: > 0 } component, { Length: > 0 } node, { Length: > 0 } name, "config"] => Route(new DiscoveryDecoder(topic, component, node, name, sessionDevice), node, sessionDevice),
        [Root, ..] => MessageRoute.Nowhere(sessionDevice, "the topic is not homeassistant/{component}/[{node}/]{object}/config"),
        _ => null,
    };

    /// <summary>Hardware may subscribe before it has announced on what; below its own name it may at any time.</summary>
    public bool Owns(string topicFilter, string device) => TopicLevels.IsBelow(topicFilter, device);

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        var values = order.Values();
        if (values.Count == 0 && order.Method is { } method)
        {
            values[method] = true;
        }

        var written = values.Select(pair => (Entity: recipient.Entities?.FindCommand(order.Device, pair.Key), pair.Value)).ToArray();
        return written.All(value => value.Entity is not null)
            ? [new WrittenOrder([.. written.Select(value => value.Value.To(value.Entity!.CommandTopic!, value.Entity.Command.On, value.Entity.Command.Off))], IsEchoed: true)]
            : [];
    }

    private static MessageRoute Route(DiscoveryDecoder decoder, string named, string? speaker) =>
        speaker is not null ? MessageRoute.To(decoder, speaker) : TopicIds.Route(named, decoder);
}
