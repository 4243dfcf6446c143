using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Twin.Import;

/// <summary>Splits a request body into lines as they arrive, never holding more than the longest line allowed.</summary>
internal static class LineReader
{
    public const int MaxLineBytes = 64 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Lines that hold something; the empty ones are counted only.</summary>
    public static async IAsyncEnumerable<RawLine> Read(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 1;
        var skipping = false;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (!skipping && ToLine(number, rest.Slice(0, end)) is { } line)
                {
                    yield return line;
                }

                skipping = false;
                number++;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > MaxLineBytes || (read.IsCompleted && !rest.IsEmpty))
            {
                if (!skipping && ToLine(number, rest) is { } line)
                {
                    yield return line;
                }

                skipping = true;
                rest = rest.Slice(rest.End);
            }

            body.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static RawLine? ToLine(int number, ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > MaxLineBytes)
        {
            return new RawLine(number, ReadOnlyMemory<byte>.Empty, TooLong: true);
        }

        var line = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (number == 1 && line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        return line.Span.ContainsAnyExcept(" \t\r"u8) ? new RawLine(number, line) : null;
    }
}
