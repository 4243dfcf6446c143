using System.Collections.Concurrent;

namespace Twin.Storage;

/// <summary>The numbers of device and metric names, from 1, remembered once known. They never change.</summary>
internal sealed class HistoryNames(IHistoryStore store)
{
    /// <summary>More than any name has, less than an index takes.</summary>
    private const int MaxLength = 500;

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
            Remember(_devices, devices, await store.NumberDevices(Storable(devices), cancellationToken));
        }

        if (metrics is not null)
        {
            Remember(_metrics, metrics, await store.NumberMetrics(Storable(metrics), cancellationToken));
        }
    }

    public async Task<int?> FindDevice(string name, CancellationToken cancellationToken)
    {
        if (!_devices.TryGetValue(name, out var known) && await store.FindDevice(Storable(name), cancellationToken) is { } number)
        {
            _devices[name] = known = number;
        }

        return known > 0 ? known : null;
    }

    public async Task<int?> FindMetric(string name, CancellationToken cancellationToken)
    {
        if (!_metrics.TryGetValue(name, out var known)
            && (await store.ListMetrics(cancellationToken)).TryGetValue(Storable(name), out var number))
        {
            _metrics[name] = known = number;
        }

        return known > 0 ? known : null;
    }

    /// <summary>Metric names by number, all that are stored by now.</summary>
    public async Task<IReadOnlyDictionary<int, string>> MetricNames(CancellationToken cancellationToken) =>
        (await store.ListMetrics(cancellationToken)).ToDictionary(metric => metric.Value, metric => metric.Key);

    private static void Remember(
        ConcurrentDictionary<string, int> known, IEnumerable<string> names, IReadOnlyDictionary<string, int> numbers)
    {
        foreach (var name in names)
        {
            known[name] = numbers[Storable(name)];
        }
    }

    private static HashSet<string> Storable(IEnumerable<string> names) => names.Select(Storable).ToHashSet(StringComparer.Ordinal);

    private static string Storable(string name) => CleanText.Of(name.Length <= MaxLength ? name : name[..MaxLength]);
}
