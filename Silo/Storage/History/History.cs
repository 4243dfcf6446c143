using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>History on either engine: packs on the way in, unpacks and gathers on the way out.</summary>
internal sealed class History : IHistory, IAsyncDisposable
{
    private readonly IHistoryStore _store;
    private readonly Rollups _rollups;
    private readonly TimeProvider _time;
    private readonly HistoryNames _names;
    private readonly GroupCommit<HistoryAppend> _queue;

    public History(IHistoryStore store, Rollups rollups, IOptions<HistoryOptions> options, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
    {
        _store = store;
        _rollups = rollups;
        _time = time;
        _names = new HistoryNames(store);
        _queue = new GroupCommit<HistoryAppend>(options.Value.MaxWaiting, batch => Store(batch).OrStorageFault());
    }

    public Task Append(string device, ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken) =>
        _queue.Add(new HistoryAppend(device, telemetry), cancellationToken);

    public Task<ImmutableArray<Telemetry>> Latest(string device, int messages, CancellationToken cancellationToken) =>
        FindLatest(device, messages, before: null, cancellationToken).OrStorageFault();

    public Task<ImmutableArray<Telemetry>> LatestAt(string device, DateTimeOffset at, int messages, CancellationToken cancellationToken) =>
        FindLatest(device, messages, at.ToUnixTimeMilliseconds() + 1, cancellationToken).OrStorageFault();

    public Task<HistorySeries> Read(string device, HistoryQuery query, CancellationToken cancellationToken) =>
        Gather(device, query, cancellationToken).OrStorageFault();

    public async Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (await _names.FindDevice(device, cancellationToken).OrStorageFault() is { } number)
        {
            await _store.Forget(number, RoundUp(from), RoundUp(to), cancellationToken).OrStorageFault();
            await _rollups.Forget(number, RoundUp(from), RoundUp(to), Rolling.AtOnce, cancellationToken).OrStorageFault();
        }
    }

    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) =>
        _store.Trim(before.ToUnixTimeMilliseconds(), cancellationToken);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private async Task<ImmutableArray<Telemetry>> FindLatest(string device, int messages, long? before, CancellationToken cancellationToken)
    {
        if (await _names.FindDevice(device, cancellationToken) is not { } number)
        {
            return [];
        }

        var newest = await _store.Newest(number, messages, before, cancellationToken);
        var metrics = await _names.MetricNames(cancellationToken);
        var found = ImmutableArray.CreateBuilder<Telemetry>(newest.Count);
        var previous = default(StoredReading);
        foreach (var reading in newest.Reverse())
        {
            if (!reading.Repeats(previous))
            {
                found.Add(new Telemetry(
                    DateTimeOffset.FromUnixTimeMilliseconds(reading.At), PackedReadings.Unpack(reading.Points, metrics), Late: PackedReadings.IsLate(reading.Points)));
            }

            previous = reading;
        }

        return found.DrainToImmutable();
    }

    private async Task<HistorySeries> Gather(string device, HistoryQuery query, CancellationToken cancellationToken)
    {
        var number = await _names.FindDevice(device, cancellationToken);
        var metric = await _names.FindMetric(query.Metric, cancellationToken);
        if (number is null || metric is null)
        {
            return new HistorySeries(query.Metric, Unit: null, [], Truncated: false);
        }

        var step = (long?)query.Step?.TotalMilliseconds;
        var buckets = new HistoryBuckets(step, query.Limit);
        var truncated = false;
        await foreach (var (at, rollup) in Find(number.Value, metric.Value, RoundUp(query.From), RoundUp(query.To), step, cancellationToken))
        {
            if (!buckets.TryAdd(at, rollup))
            {
                truncated = true;
                break;
            }
        }

        return new HistorySeries(query.Metric, Unit: null, buckets.Finish(), truncated);
    }

    /// <summary>Oldest first: roll-ups where the step is of whole hours and they say what the readings do, else readings.</summary>
    private async IAsyncEnumerable<(long At, Rollup Rollup)> Find(
        int device, int metric, long from, long to, long? step, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stretches = step % Hours.Length == 0
            ? await _rollups.Divide(device, from, to, cancellationToken)
            : [new HistoryStretch(from, to, Rolled: false)];
        foreach (var stretch in stretches)
        {
            if (stretch.Rolled)
            {
                await foreach (var hour in _rollups.Scan(device, Hours.Of(stretch.From), Hours.Of(stretch.To), cancellationToken))
                {
                    if (PackedRollups.Find(hour.Points, metric) is { } rollup)
                    {
                        yield return (Hours.Start(hour.Hour), rollup);
                    }
                }

                continue;
            }

            var before = default(StoredReading);
            await foreach (var reading in _store.Scan(device, stretch.From, stretch.To, cancellationToken))
            {
                var repeats = reading.Repeats(before);
                before = reading;
                if (!repeats && PackedReadings.TryFind(reading.Points, metric, out var value))
                {
                    yield return (reading.At, Rollup.Of(value));
                }
            }
        }
    }

    private async Task Store(IReadOnlyList<HistoryAppend> batch)
    {
        await _names.Learn(batch, CancellationToken.None);
        var rows = new List<StoredReading>(batch.Count);
        var lateBefore = Hours.Of(_time.GetUtcNow() - Rolling.LateAfter);
        HashSet<(int Device, int Hour)>? late = null;
        foreach (var append in batch)
        {
            var device = _names.Devices[append.Device];
            foreach (var telemetry in append.Telemetry)
            {
                var at = telemetry.At.ToUnixTimeMilliseconds();
                rows.Add(new StoredReading(device, at, PackedReadings.Pack(telemetry.Readings, _names.Metrics, telemetry.Late)));
                if (at < Hours.Start(lateBefore))
                {
                    (late ??= []).Add((device, Hours.Of(at)));
                }
            }
        }

        await _store.Write(rows, CancellationToken.None);
        if (late is not null)
        {
            await _rollups.MarkLate(late, CancellationToken.None);
        }
    }

    /// <summary>Readings are kept to the millisecond; a bound within one excludes it from below and includes it from above.</summary>
    private static long RoundUp(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
