using System.Buffers;

namespace Twin.Devices.Listener;

/// <summary>The first bytes of an MQTT packet, which tell its kind and length before any of it is taken in.</summary>
/// <param name="Header">Kind and flags.</param>
/// <param name="HeaderLength">2 to 5 bytes.</param>
/// <param name="BodyLength">What follows, in bytes.</param>
internal readonly record struct MqttFrame(byte Header, int HeaderLength, int BodyLength)
{
    private const int MaxLengthBytes = 4;

    public int Length => HeaderLength + BodyLength;

    public bool IsConnect => Header >> 4 == 1;

    /// <returns>Null when more bytes are needed.</returns>
    /// <exception cref="InvalidDataException">The length is not written as one.</exception>
    public static MqttFrame? Read(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var header))
        {
            return null;
        }

        var length = 0;
        for (var i = 0; i < MaxLengthBytes; i++)
        {
            if (!reader.TryRead(out var part))
            {
                return null;
            }

            length |= (part & 0x7F) << (7 * i);
            if ((part & 0x80) == 0)
            {
                return new MqttFrame(header, i + 2, length);
            }
        }

        throw new InvalidDataException("The packet's length is not an MQTT length.");
    }
}
