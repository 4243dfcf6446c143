using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>Gathers one metric's readings, oldest first, raw or into buckets that start at multiples of the step since 1970.</summary>
/// <param name="step">Milliseconds; null for raw readings.</param>
internal sealed class HistoryBuckets(long? step, int limit)
{
    private readonly ImmutableArray<HistoryPoint>.Builder _points = ImmutableArray.CreateBuilder<HistoryPoint>();
    private long _start;
    private double _min;
    private double _max;
    private double _sum;
    private double _last;
    private int _count;

    /// <returns>False when the limit leaves no room for it, nor for anything after it.</returns>
    public bool TryAdd(long at, double value)
    {
        var start = step is { } width ? at - ((at % width) + width) % width : at;
        if (_count > 0 && step is not null && start == _start)
        {
            (_min, _max, _sum, _last) = (Math.Min(_min, value), Math.Max(_max, value), _sum + value, value);
            _count++;
            return true;
        }

        Close();
        if (_points.Count == limit)
        {
            return false;
        }

        (_start, _min, _max, _sum, _last, _count) = (start, value, value, value, value, 1);
        return true;
    }

    public ImmutableArray<HistoryPoint> Finish()
    {
        Close();
        return _points.ToImmutable();
    }

    private void Close()
    {
        if (_count > 0)
        {
            _points.Add(new HistoryPoint(DateTimeOffset.FromUnixTimeMilliseconds(_start), _min, _max, Math.Clamp(_sum / _count, _min, _max), _last, _count));
            _count = 0;
        }
    }
}
