using System.Buffers.Binary;
using System.Text;

namespace Twin.Benchmarks.Publishing;

/// <summary>The MQTT 5 packets a publisher needs, written once and sent many times.</summary>
internal static class MqttPackets
{
    public const byte ConnAck = 0x20;
    public const byte PubAck = 0x40;
    public const byte SubAck = 0x90;

    private const byte ConnectHeader = 0x10;
    private const byte PublishAtLeastOnceHeader = 0x32;
    private const byte SubscribeHeader = 0x82;
    private const byte NoProperties = 0;
    private const byte CleanStartWithUserAndPassword = 0xC2;

    public static byte[] Connect(string client, string user, string password) =>
        Packet(ConnectHeader, [.. Text("MQTT"), 5, CleanStartWithUserAndPassword, 0, 0, NoProperties, .. Text(client), .. Text(user), .. Text(password)]);

    public static byte[] Publish(string topic, ushort id, byte[] payload) =>
        Packet(PublishAtLeastOnceHeader, [.. Text(topic), (byte)(id >> 8), (byte)id, NoProperties, .. payload]);

    public static byte[] Subscribe(string filter, ushort id) =>
        Packet(SubscribeHeader, [(byte)(id >> 8), (byte)id, NoProperties, .. Text(filter), 0]);

    /// <summary>Cuts one packet off the front: its first byte and what follows its length.</summary>
    /// <returns>How many bytes it took; 0 when it is not all there yet.</returns>
    public static int Read(ReadOnlySpan<byte> received, out byte header, out ReadOnlySpan<byte> body)
    {
        header = 0;
        body = default;
        var length = 0;
        for (var i = 1; i < received.Length && i <= 4; i++)
        {
            length |= (received[i] & 0x7F) << (7 * (i - 1));
            if (received[i] < 0x80)
            {
                var end = i + 1 + length;
                if (end > received.Length)
                {
                    return 0;
                }

                header = received[0];
                body = received[(i + 1)..end];
                return end;
            }
        }

        return 0;
    }

    private static byte[] Packet(byte header, byte[] body)
    {
        var packet = new List<byte> { header };
        var length = body.Length;
        do
        {
            packet.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);

        return [.. packet, .. body];
    }

    private static byte[] Text(string text)
    {
        var bytes = new byte[2 + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(bytes.Length - 2));
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(2));
        return bytes;
    }
}
