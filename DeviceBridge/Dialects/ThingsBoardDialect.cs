using System.Buffers;

namespace Twin.Devices.Dialects;

/// <summary>ThingsBoard's device API: <c>v1/devices/me/telemetry</c> and <c>…/attributes</c>, where "me" is who signed in.</summary>
internal sealed class ThingsBoardDialect : IDialect
{
    private const string Prefix = "v1/devices/me/";

    public MessageRoute? Match(string topic, string? sessionDevice) =>
        !topic.StartsWith(Prefix, StringComparison.Ordinal) ? null
        : sessionDevice is null ? MessageRoute.Nowhere(device: null, "the topic says 'me', and a broker does not tell who that is")
        : topic.AsSpan(Prefix.Length) is "telemetry" or "attributes" ? MessageRoute.To(this, sessionDevice)
        : MessageRoute.Nowhere(sessionDevice, "the topic is not one of telemetry, attributes");

    public bool Owns(string topicFilter, string device) =>
        topicFilter.StartsWith(Prefix, StringComparison.Ordinal) && topicFilter.Length > Prefix.Length;

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived) => ReadingsJson.Decode(payload, arrived);
}
