using System.Buffers;

namespace Twin.Devices.Dialects;

/// <summary>For messages that are part of a dialect and tell the twin nothing.</summary>
internal sealed class IgnoredDecoder : IDecoder
{
    public static IgnoredDecoder Instance { get; } = new();

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived) => Decoded.NothingToTell;
}
