using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>
/// Our own: up <c>twin/v1/{device}/telemetry</c>, <c>…/event</c>, <c>…/reported</c>, <c>…/command/{number}/reply</c>; down <c>…/command/{number}</c>
/// and <c>…/desired</c>.
/// </summary>
internal sealed class TwinDialect : ICommandDialect
{
    private const string Prefix = "twin/v1/";
    private const string Command = "command/";
    private const string Reply = "/reply";

    public MessageRoute? Match(string topic, string? sessionDevice)
    {
        if (!topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = topic.AsSpan(Prefix.Length);
        var slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return MessageRoute.Nowhere(device: null, "the topic ends before it says what the message is");
        }

        var device = rest[..slash].SequenceEqual(sessionDevice) ? sessionDevice! : rest[..slash].ToString();
        return !ObjectKey.IsValidId(device) ? MessageRoute.Nowhere(device: null, "the topic names no possible device")
            : rest[(slash + 1)..] switch
            {
                "telemetry" => MessageRoute.To(ReadingsDecoder.Instance, device),
                "event" => MessageRoute.To(EventDecoder.Instance, device),
                "reported" => MessageRoute.To(ReportedDecoder.Instance, device),
                var what when what.StartsWith(Command) && what.EndsWith(Reply) && what.Length > Command.Length + Reply.Length =>
                    MessageRoute.To(new ReplyDecoder(what[Command.Length..^Reply.Length].ToString()), device),
                _ => MessageRoute.Nowhere(device, "the topic is not one of telemetry, event, reported, command/{number}/reply"),
            };
    }

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient) =>
    [
        new WrittenOrder([order.Method is { } method
            ? new JsonObject { ["command"] = method, ["parameters"] = order.Values() }.To($"{Prefix}{order.Device}/{Command}{order.Number}")
            : new JsonObject { ["revision"] = order.Revision, ["values"] = order.Values() }.To($"{Prefix}{order.Device}/desired")]),
    ];

    public bool Owns(string topicFilter, string device) =>
        topicFilter.StartsWith(Prefix, StringComparison.Ordinal)
        && topicFilter.AsSpan(Prefix.Length).StartsWith(device, StringComparison.Ordinal)
        && topicFilter.AsSpan(Prefix.Length + device.Length) is ['/', _, ..];
}
