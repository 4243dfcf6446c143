namespace Twin.Devices.Dialects;

/// <summary>Our own: <c>twin/v1/{device}/telemetry</c>, <c>…/event</c>, <c>…/reported</c>.</summary>
internal sealed class TwinDialect : IDialect
{
    private const string Prefix = "twin/v1/";

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
            : rest[(slash + 1)..] is "telemetry" or "event" or "reported" ? MessageRoute.To(ReadingsDecoder.Instance, device)
            : MessageRoute.Nowhere(device, "the topic is not one of telemetry, event, reported");
    }

    public bool Owns(string topicFilter, string device) =>
        topicFilter.StartsWith(Prefix, StringComparison.Ordinal)
        && topicFilter.AsSpan(Prefix.Length).StartsWith(device, StringComparison.Ordinal)
        && topicFilter.AsSpan(Prefix.Length + device.Length) is ['/', _, ..];
}
