using System.Buffers;

namespace Twin.Devices.Dialects;

/// <summary>Reads the payloads of one kind of message.</summary>
internal interface IDecoder
{
    /// <summary>Never throws, in bounded time and memory: what cannot be read is named in the result.</summary>
    /// <param name="arrived">The time of readings that carry none.</param>
    Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived);
}
