using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Twin.Devices.Listener;

/// <summary>Where the parts of a plain PUBLISH are in its body: of quality 0 or 1, and without properties.</summary>
/// <param name="Topic">Never empty.</param>
/// <param name="Packet">What to acknowledge; null when nothing is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PublishFrame(Range Topic, Range Payload, ushort? Packet)
{
    private const int PublishKind = 3;
    private const int ExactlyOnce = 2;
    private const int LengthBytes = 2;

    /// <returns>Null when it is another packet, a less plain one, or not well formed: for the MQTT server to see to.</returns>
    public static PublishFrame? Read(byte header, ReadOnlySpan<byte> body, bool isVersion5)
    {
        var quality = (header >> 1) & 3;
        if (header >> 4 != PublishKind || quality >= ExactlyOnce || !BinaryPrimitives.TryReadUInt16BigEndian(body, out var topicLength))
        {
            return null;
        }

        var at = LengthBytes + topicLength;
        ushort packet = 0;
        if (topicLength == 0 || at > body.Length || (quality > 0 && !BinaryPrimitives.TryReadUInt16BigEndian(body[at..], out packet)))
        {
            return null;
        }

        var topic = LengthBytes..at;
        at += quality > 0 ? LengthBytes : 0;
        if (isVersion5 && (at >= body.Length || body[at++] != 0))
        {
            return null;
        }

        return quality > 0 && packet == 0 ? null : new PublishFrame(topic, at..body.Length, quality > 0 ? packet : null);
    }
}
