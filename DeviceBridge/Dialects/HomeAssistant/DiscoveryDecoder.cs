using System.Buffers;
using System.Text;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>Reads announcements.</summary>
/// <param name="component">Such as <c>sensor</c>; <c>device</c> for a whole device.</param>
/// <param name="node">The device as the topic names it; null when it does not.</param>
/// <param name="name">The entity as the topic names it.</param>
/// <param name="speaker">Who signed in; null for an outside broker.</param>
internal sealed class DiscoveryDecoder(string topic, string component, string? node, string name, string? speaker) : IDecoder
{
    private const int MaxBytes = 8 * 1024;

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        if (payload.Length > MaxBytes)
        {
            return Decoded.Nothing($"longer than {MaxBytes} bytes");
        }

        var text = Encoding.UTF8.GetString(payload).TrimEnd('\0');
        if (text.Length == 0)
        {
            return Decoded.NothingToTell with { Discovery = new Discovery(topic, text, []) };
        }

        var decoder = new JsonDecoder((message, readings) =>
        {
            var entities = DiscoveryConfig.Read(message, component, node, name, speaker, readings);
            return readings.ToDecoded() with { Discovery = entities.IsEmpty ? null : new Discovery(topic, text, entities) };
        });
        return decoder.Decode(payload, arrived);
    }
}
