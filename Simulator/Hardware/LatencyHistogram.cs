using System.Diagnostics;
using System.Numerics;

namespace Twin.Simulation;

/// <summary>Counts durations in buckets that grow with their size (3 % apart), from a microsecond to over an hour. Safe for many writers.</summary>
public sealed class LatencyHistogram
{
    private const int Precision = 5;
    private const int BucketCount = (33 - Precision) << Precision;

    private long[] _buckets = new long[BucketCount];

    /// <param name="started">From <see cref="Stopwatch.GetTimestamp"/>.</param>
    public void Record(long started) => Record(Stopwatch.GetElapsedTime(started));

    public void Record(TimeSpan duration)
    {
        var microseconds = (uint)Math.Clamp(duration.TotalMicroseconds, 0, uint.MaxValue);
        Interlocked.Increment(ref _buckets[BucketOf(microseconds)]);
    }

    /// <summary>The durations below which each of these shares lies; zeros when nothing was recorded.</summary>
    public TimeSpan[] Quantiles(params ReadOnlySpan<double> shares) => Quantiles(_buckets, shares);

    /// <summary>The same, of what was recorded since the last time; then begins anew.</summary>
    public TimeSpan[] TakeQuantiles(params ReadOnlySpan<double> shares) =>
        Quantiles(Interlocked.Exchange(ref _buckets, new long[BucketCount]), shares);

    private static TimeSpan[] Quantiles(long[] buckets, ReadOnlySpan<double> shares)
    {
        var total = buckets.Sum();
        var quantiles = new TimeSpan[shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            var rank = (long)Math.Ceiling(total * shares[i]);
            var seen = 0L;
            for (var bucket = 0; bucket < buckets.Length && seen < rank; bucket++)
            {
                seen += buckets[bucket];
                quantiles[i] = TimeSpan.FromMicroseconds(UpperBoundOf(bucket));
            }
        }

        return quantiles;
    }

    private static int BucketOf(uint microseconds)
    {
        var magnitude = Math.Max(0, 31 - BitOperations.LeadingZeroCount(microseconds | 1) - Precision);
        return (magnitude << Precision) + (int)(microseconds >> magnitude);
    }

    private static double UpperBoundOf(int bucket)
    {
        var magnitude = Math.Max(0, (bucket >> Precision) - 1);
        return (double)(bucket - (magnitude << Precision)) * (1L << magnitude);
    }
}
