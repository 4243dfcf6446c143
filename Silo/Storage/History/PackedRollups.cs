using System.Buffers.Binary;

namespace Twin.Storage;

/// <summary>
/// The roll-ups of one hour: for each metric its number and how many readings it had, both of variable length, and then
/// the one value, or the least, the greatest, the sum and the last, each in 8 bytes, little endian.
/// </summary>
internal static class PackedRollups
{
    public static byte[] Pack(SortedDictionary<int, Rollup> metrics)
    {
        using var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed);
        foreach (var (metric, rollup) in metrics)
        {
            writer.Write7BitEncodedInt(metric);
            writer.Write7BitEncodedInt(rollup.Count);
            writer.Write(rollup.Last);
            if (rollup.Count > 1)
            {
                writer.Write(rollup.Min);
                writer.Write(rollup.Max);
                writer.Write(rollup.Sum);
            }
        }

        writer.Flush();
        return packed.ToArray();
    }

    /// <summary>What one metric came to, if it had any reading.</summary>
    public static Rollup? Find(ReadOnlySpan<byte> packed, int metric)
    {
        while (!packed.IsEmpty)
        {
            var number = (int)PackedReadings.ReadNumber(ref packed);
            var count = (int)PackedReadings.ReadNumber(ref packed);
            var rollup = Rollup.Of(ReadValue(ref packed));
            if (count > 1)
            {
                rollup = new Rollup(ReadValue(ref packed), ReadValue(ref packed), ReadValue(ref packed), rollup.Last, count);
            }

            if (number == metric)
            {
                return rollup;
            }
        }

        return null;
    }

    private static double ReadValue(ref ReadOnlySpan<byte> packed)
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(packed);
        packed = packed[sizeof(double)..];
        return value;
    }
}
