using System.Collections.Frozen;
using System.Collections.Concurrent;

namespace Twin.Storage;

/// <summary>The numbers of device and metric names, remembered once known. They never change.</summary>
internal sealed class HistoryNames(IHistoryStore store)
{
    private readonly ConcurrentDictionary<string, int> _devices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _metrics = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Devices => _devices;

    public IReadOnlyDictionary<string, int> Metrics => _metrics;

    /// <summary>Makes sure that all names of a batch have numbers.</summary>
    public async Task Learn(IReadOnlyList<HistoryAppend> batch, CancellationToken cancellationToken)
    {
        HashSet<string>? devices = null;
        HashSet<string>? metrics = null;
        foreach (var append in batch)
        {
            if (!_devices.ContainsKey(append.Device))
            {
                (devices ??= new(StringComparer.Ordinal)).Add(append.Device);
            }

            foreach (var telemetry in append.Telemetry)
            {
                foreach (var reading in telemetry.Readings)
                {
                    if (!_metrics.ContainsKey(reading.Metric))
                    {
                        (metrics ??= new(StringComparer.Ordinal)).Add(reading.Metric);
                    }
                }
            }
        }

        if (devices is not null)
        {
            Remember(_devices, await store.NumberDevices(devices, cancellationToken));
        }

        if (metrics is not null)
        {
            Remember(_metrics, await store.NumberMetrics(metrics, cancellationToken));
        }
    }

    public async Task<int?> FindDevice(string name, CancellationToken cancellationToken)
    {
        if (_devices.TryGetValue(name, out var known))
        {
            return known;
        }

        var number = await store.FindDevice(name, cancellationToken);
        if (number is not null)
        {
            _devices[name] = number.Value;
        }

        return number;
    }

    public async Task<int?> FindMetric(string name, CancellationToken cancellationToken)
    {
        if (!_metrics.ContainsKey(name))
        {
            Remember(_metrics, await store.ListMetrics(cancellationToken));
        }

        return _metrics.TryGetValue(name, out var number) ? number : null;
    }

    /// <summary>Metric names by number, all that are stored by now.</summary>
    public async Task<IReadOnlyDictionary<int, string>> MetricNames(CancellationToken cancellationToken) =>
        (await store.ListMetrics(cancellationToken)).ToFrozenDictionary(metric => metric.Value, metric => metric.Key);

    private static void Remember(ConcurrentDictionary<string, int> known, IReadOnlyDictionary<string, int> names)
    {
        foreach (var (name, number) in names)
        {
            known[name] = number;
        }
    }
}
