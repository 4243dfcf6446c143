using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>
/// Sparkplug B: <c>spBv1.0/{group}/{kind}/{node}[/{device}]</c>, protobuf. The edge node signs in and speaks for its
/// devices; data may carry aliases only, so its births are remembered, and asked for where something is missing.
/// </summary>
internal sealed class SparkplugDialect : ICommandDialect
{
    private const string Root = "spBv1.0";
    private const string Rebirth = "Node Control/Rebirth";

    private readonly SparkplugNodes _nodes = new();

    public MessageRoute? Match(string topic, string? sessionDevice) => TopicLevels.Of(topic) switch
    {
        [Root, { Length: > 0 } group, ("NBIRTH" or "NDEATH" or "NDATA") and var kind, { Length: > 0 } node] => Route(sessionDevice, group, kind, node, device: string.Empty),
        [Root, { Length: > 0 } group, ("DBIRTH" or "DDEATH" or "DDATA") and var kind, { Length: > 0 } node, { Length: > 0 } device] => Route(sessionDevice, group, kind, node, device),
        [Root, _, _, var node, ..] => MessageRoute.Nowhere(TopicIds.Find(node), "the topic is not one of NBIRTH, NDEATH, NDATA, DBIRTH, DDEATH, DDATA"),
        [Root, ..] => MessageRoute.Nowhere(device: null, "the topic ends before it says which edge node it is"),
        _ => null,
    };

    public bool Owns(string topicFilter, string device) =>
        TopicLevels.Of(topicFilter) is [Root, not ("" or "+" or "#"), "NCMD" or "DCMD", var node, ..] && TopicIds.Find(node) == device;

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient) => recipient.Filters
        .Select(TopicLevels.Of)
        .Where(levels => levels is [Root, _, _, var node, ..] && TopicIds.Find(node) == recipient.Session)
        .Select(levels => (Group: levels![1], Node: levels[3]))
        .Distinct()
        .Select(node => new WrittenOrder([Write(order, recipient, node.Group, node.Node)], IsEchoed: true));

    private Downlink Write(DeviceOrder order, Recipient recipient, string group, string node)
    {
        var device = order.Device == recipient.Session ? string.Empty : recipient.Name;
        var born = _nodes.Find(recipient.IsBroker ? null : recipient.Session, group, node);
        var payload = new SparkplugPayload { Timestamp = (ulong)recipient.Now.ToUnixTimeMilliseconds() };
        foreach (var (name, value) in order.Values().DefaultIfEmpty(KeyValuePair.Create(order.Method ?? string.Empty, (JsonNode?)JsonValue.Create(true))))
        {
            payload.Metrics.Add(SparkplugValue.Write(name, value, born?.TypeOf(device, name) ?? SparkplugType.Unknown));
        }

        return new Downlink(device.Length == 0 ? $"{Root}/{group}/NCMD/{node}" : $"{Root}/{group}/DCMD/{node}/{device}", payload.ToByteArray());
    }

    /// <summary>An edge node is who signs in: what is remembered of it is nobody else's to change.</summary>
    private MessageRoute Route(string? session, string group, string kind, string node, string device) => session is null || TopicIds.Find(node) == session
        ? TopicIds.Route(node, new SparkplugDecoder(_nodes.Get(session, group, node), kind, device, now => AskForBirths(group, node, now))) with { IsReplayable = false }
        : MessageRoute.Nowhere(TopicIds.Find(node), "the edge node is not who is signed in");

    private static Downlink AskForBirths(string group, string node, DateTimeOffset now)
    {
        var payload = new SparkplugPayload { Timestamp = (ulong)now.ToUnixTimeMilliseconds() };
        payload.Metrics.Add(new SparkplugMetric { Name = Rebirth, Datatype = (uint)SparkplugType.Boolean, BooleanValue = true });
        return new Downlink($"{Root}/{group}/NCMD/{node}", payload.ToByteArray());
    }
}
