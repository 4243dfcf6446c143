using System.Buffers.Binary;
using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>
/// The readings of one message in few bytes: for each, in order of metric number, a variable-length number of which the
/// lowest bit tells how the value follows — 0: 4 bytes, when nothing is lost by that; 1: 8 bytes — and the value, little
/// endian. Equal readings pack to equal bytes, whatever their order; a message that was late has one more, of 0, at the end:
/// no metric has that number.
/// </summary>
internal static class PackedReadings
{
    private const int MaxNumberLength = 5;
    private const byte LateMark = 0;

    public static byte[] Pack(ImmutableArray<Reading> readings, IReadOnlyDictionary<string, int> metrics, bool late = false)
    {
        Span<(int Metric, double Value)> numbered = readings.Length <= 64 ? stackalloc (int, double)[readings.Length] : new (int, double)[readings.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            numbered[i] = (metrics[readings[i].Metric], readings[i].Value);
        }

        numbered.Sort(static (left, right) => left.Metric.CompareTo(right.Metric));
        var size = (readings.Length * (MaxNumberLength + sizeof(double))) + sizeof(byte);
        Span<byte> buffer = size <= 1_024 ? stackalloc byte[size] : new byte[size];
        var length = 0;
        foreach (var (metric, value) in numbered)
        {
            var narrow = (float)value;
            var isNarrow = (double)narrow == value;
            length += WriteNumber(buffer[length..], ((uint)metric << 1) | (isNarrow ? 0u : 1u));
            if (isNarrow)
            {
                BinaryPrimitives.WriteSingleLittleEndian(buffer[length..], narrow);
                length += sizeof(float);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(buffer[length..], value);
                length += sizeof(double);
            }
        }

        if (late)
        {
            buffer[length++] = LateMark;
        }

        return buffer[..length].ToArray();
    }

    public static bool IsLate(ReadOnlySpan<byte> packed)
    {
        while (TryRead(ref packed, out _, out _))
        {
            // To the end of the readings.
        }

        return !packed.IsEmpty;
    }

    /// <summary>True when these are the readings of an earlier row of the same time, which came once more when they were late.</summary>
    public static bool IsRepeat(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> before) =>
        packed.Length == before.Length + 1 && packed[^1] == LateMark && packed.StartsWith(before);

    /// <summary>The value of one metric, if the message has it.</summary>
    public static bool TryFind(ReadOnlySpan<byte> packed, int metric, out double value)
    {
        while (TryRead(ref packed, out var number, out value))
        {
            if (number == metric)
            {
                return true;
            }
        }

        return false;
    }

    public static ImmutableArray<Reading> Unpack(ReadOnlySpan<byte> packed, IReadOnlyDictionary<int, string> metrics)
    {
        var readings = ImmutableArray.CreateBuilder<Reading>();
        while (TryRead(ref packed, out var number, out var value))
        {
            readings.Add(new Reading(metrics[number], value));
        }

        return readings.ToImmutable();
    }

    /// <summary>Takes the next reading off the front.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> packed, out int metric, out double value)
    {
        if (packed.IsEmpty || packed[0] == LateMark)
        {
            (metric, value) = (0, 0);
            return false;
        }

        var head = ReadNumber(ref packed);
        metric = (int)(head >> 1);
        var isNarrow = (head & 1) == 0;
        value = isNarrow ? BinaryPrimitives.ReadSingleLittleEndian(packed) : BinaryPrimitives.ReadDoubleLittleEndian(packed);
        packed = packed[(isNarrow ? sizeof(float) : sizeof(double))..];
        return true;
    }

    /// <summary>Takes a number of variable length off the front: 7 bits a byte, the lowest first.</summary>
    public static uint ReadNumber(ref ReadOnlySpan<byte> packed)
    {
        var number = 0u;
        var shift = 0;
        byte next;
        do
        {
            next = packed[0];
            packed = packed[1..];
            number |= (next & 0x7fu) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        return number;
    }

    private static int WriteNumber(Span<byte> target, uint number)
    {
        var length = 0;
        while (number >= 0x80)
        {
            target[length++] = (byte)(number | 0x80);
            number >>= 7;
        }

        target[length++] = (byte)number;
        return length;
    }
}
