using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>History on either engine: packs on the way in, unpacks and gathers on the way out.</summary>
internal sealed class History : IHistory, IAsyncDisposable
{
    private readonly IHistoryStore _store;
    private readonly HistoryNames _names;
    private readonly GroupCommit<HistoryAppend> _queue;

    public History(IHistoryStore store, IOptions<HistoryOptions> options)
    {
        _store = store;
        _names = new HistoryNames(store);
        _queue = new GroupCommit<HistoryAppend>(options.Value.MaxWaiting, Store);
    }

    public Task Append(string device, ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken) =>
        _queue.Add(new HistoryAppend(device, telemetry), cancellationToken).OrStorageFault();

    public Task<ImmutableArray<Telemetry>> Latest(string device, int messages, CancellationToken cancellationToken) =>
        FindLatest(device, messages, cancellationToken).OrStorageFault();

    public Task<HistorySeries> Read(string device, HistoryQuery query, CancellationToken cancellationToken) =>
        Gather(device, query, cancellationToken).OrStorageFault();

    public async Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (await _names.FindDevice(device, cancellationToken).OrStorageFault() is { } number)
        {
            await _store.Forget(number, RoundUp(from), RoundUp(to), cancellationToken).OrStorageFault();
        }
    }

    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) =>
        _store.Trim(before.ToUnixTimeMilliseconds(), cancellationToken);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private async Task<ImmutableArray<Telemetry>> FindLatest(string device, int messages, CancellationToken cancellationToken)
    {
        if (await _names.FindDevice(device, cancellationToken) is not { } number)
        {
            return [];
        }

        var newest = await _store.Newest(number, messages, cancellationToken);
        var metrics = await _names.MetricNames(cancellationToken);
        return
        [
            .. newest.Reverse().Select(reading =>
                new Telemetry(DateTimeOffset.FromUnixTimeMilliseconds(reading.At), PackedReadings.Unpack(reading.Points, metrics))),
        ];
    }

    private async Task<HistorySeries> Gather(string device, HistoryQuery query, CancellationToken cancellationToken)
    {
        var number = await _names.FindDevice(device, cancellationToken);
        var metric = await _names.FindMetric(query.Metric, cancellationToken);
        if (number is null || metric is null)
        {
            return new HistorySeries(query.Metric, Unit: null, [], Truncated: false);
        }

        var buckets = new HistoryBuckets((long?)query.Step?.TotalMilliseconds, query.Limit);
        var truncated = false;
        var readings = _store.Scan(number.Value, RoundUp(query.From), RoundUp(query.To), cancellationToken);
        await foreach (var reading in readings.WithCancellation(cancellationToken))
        {
            if (PackedReadings.TryFind(reading.Points, metric.Value, out var value) && !buckets.TryAdd(reading.At, value))
            {
                truncated = true;
                break;
            }
        }

        return new HistorySeries(query.Metric, Unit: null, buckets.Finish(), truncated);
    }

    private async Task Store(IReadOnlyList<HistoryAppend> batch)
    {
        await _names.Learn(batch, CancellationToken.None);
        var rows = new List<StoredReading>(batch.Count);
        foreach (var append in batch)
        {
            var device = _names.Devices[append.Device];
            foreach (var telemetry in append.Telemetry)
            {
                rows.Add(new StoredReading(device, telemetry.At.ToUnixTimeMilliseconds(), PackedReadings.Pack(telemetry.Readings, _names.Metrics)));
            }
        }

        await _store.Write(rows, CancellationToken.None);
    }

    /// <summary>Readings are kept to the millisecond; a bound within one excludes it from below and includes it from above.</summary>
    private static long RoundUp(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
