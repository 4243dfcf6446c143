namespace Twin.Devices.Listener;

/// <summary>The first bytes of an MQTT packet, which tell its kind and length before any more of it is taken in.</summary>
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
    public static MqttFrame? Read(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (var i = 1; i <= MaxLengthBytes; i++)
        {
            if (i >= bytes.Length)
            {
                return null;
            }

            length |= (bytes[i] & 0x7F) << (7 * (i - 1));
            if ((bytes[i] & 0x80) == 0)
            {
                return new MqttFrame(bytes[0], i + 1, length);
            }
        }

        throw new InvalidDataException("The packet's length is not an MQTT length.");
    }
}
