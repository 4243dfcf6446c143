namespace Twin.Storage;

/// <summary>Rolls the readings of one device up, hour by hour; they come in order.</summary>
internal sealed class HourRoller(int device)
{
    private readonly SortedDictionary<int, Rollup> _metrics = [];
    private StoredReading _before;
    private int _hour;

    /// <returns>The hour before, when the reading begins another.</returns>
    public StoredRollup? Add(StoredReading reading)
    {
        var hour = Hours.Of(reading.At);
        var done = hour == _hour ? null : Finish();
        _hour = hour;
        ReadOnlySpan<byte> points = reading.Repeats(_before) ? [] : reading.Points;
        _before = reading;
        while (PackedReadings.TryRead(ref points, out var metric, out var value))
        {
            _metrics[metric] = _metrics.TryGetValue(metric, out var before) ? before.With(Rollup.Of(value)) : Rollup.Of(value);
        }

        return done;
    }

    /// <returns>The last hour; null when nothing is left.</returns>
    public StoredRollup? Finish()
    {
        if (_metrics.Count == 0)
        {
            return null;
        }

        var done = new StoredRollup(device, _hour, PackedRollups.Pack(_metrics));
        _metrics.Clear();
        return done;
    }
}
