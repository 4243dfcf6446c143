namespace Twin.Devices.Dialects;

/// <summary>Homie 3 and 4: <c>homie/{device}/{node}/{property}</c> with the bare value, and <c>homie/{device}/$state</c>.</summary>
internal sealed class HomieDialect : ICommandDialect
{
    private const string Root = "homie";

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        [Root, var device, "$state"] => TopicIds.Route(device, Availability.Decoder),
        [Root, var device, .. var rest] when rest.Any(level => level.StartsWith('$') || level == "set") => TopicIds.Route(device, IgnoredDecoder.Instance),
        [Root, var device, { Length: > 0 } node, { Length: > 0 } property] => TopicIds.Route(device, ValueOf($"{node}.{property}")),
        [Root, ..] => MessageRoute.Nowhere(device: null, "the topic is not homie/{device}/{node}/{property}"),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) => TopicLevels.IsBelow(topicFilter, $"{Root}/{device}");

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        var values = order.Values().Select(pair => (Property: OrderJson.Halves(pair.Key), pair.Value));
        return [new WrittenOrder([.. values.Select(value => value.Value.To($"{Root}/{recipient.Name}/{value.Property.Head}/{value.Property.Tail}/set", on: "true", off: "false"))], IsEchoed: true)];
    }

    private static TextDecoder ValueOf(string name) => new((text, readings) =>
    {
        readings.Add(name, text, readings.Arrived);
        return readings.ToDecoded();
    });
}
