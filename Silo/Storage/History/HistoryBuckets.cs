using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>Gathers one metric's readings, oldest first, raw or into buckets that start at multiples of the step since 1970.</summary>
/// <param name="step">Milliseconds; null for raw readings.</param>
internal sealed class HistoryBuckets(long? step, int limit)
{
    private readonly ImmutableArray<HistoryPoint>.Builder _points = ImmutableArray.CreateBuilder<HistoryPoint>();
    private long _start;
    private Rollup _bucket;

    /// <param name="at">When it was, or when the hour began that it stands for.</param>
    /// <returns>False when the limit leaves no room for it, nor for anything after it.</returns>
    public bool TryAdd(long at, Rollup rollup)
    {
        var start = step is { } width ? at - ((at % width) + width) % width : at;
        if (_bucket.Count > 0 && step is not null && start == _start)
        {
            _bucket = _bucket.With(rollup);
            return true;
        }

        Close();
        if (_points.Count == limit)
        {
            return false;
        }

        (_start, _bucket) = (start, rollup);
        return true;
    }

    public ImmutableArray<HistoryPoint> Finish()
    {
        Close();
        return _points.ToImmutable();
    }

    private void Close()
    {
        if (_bucket is { Count: > 0 } bucket)
        {
            var mean = Math.Clamp(bucket.Sum / bucket.Count, bucket.Min, bucket.Max);
            _points.Add(new HistoryPoint(DateTimeOffset.FromUnixTimeMilliseconds(_start), bucket.Min, bucket.Max, mean, bucket.Last, bucket.Count));
            _bucket = default;
        }
    }
}
