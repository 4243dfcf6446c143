using System.Buffers;
using System.Text;

namespace Twin.Devices.Dialects;

/// <summary>Reads a short plain text.</summary>
internal sealed class TextDecoder(Func<string, ReadingSet, Decoded> read) : IDecoder
{
    private const int MaxBytes = 256;

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived) => payload.Length > MaxBytes
        ? Decoded.Nothing($"longer than {MaxBytes} bytes, where a word or a number was expected")
        : read(Encoding.UTF8.GetString(payload).TrimEnd('\0').Trim(), new ReadingSet(arrived));
}
