using System.Buffers;

namespace Twin.Devices.Dialects;

/// <summary>Readings in the form of <see cref="ReadingsJson"/>.</summary>
internal sealed class ReadingsDecoder : IDecoder
{
    public static ReadingsDecoder Instance { get; } = new();

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived) => ReadingsJson.Decode(payload, arrived);
}
