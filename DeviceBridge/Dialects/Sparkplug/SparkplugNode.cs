namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>
/// What an edge node's births have told: which metric an alias stands for, and where its numbering has come to. One
/// message at a time changes it; orders are written beside it.
/// </summary>
internal sealed class SparkplugNode
{
    private const int MaxMetrics = 10_000;
    private const ulong Sequences = 256;

    /// <summary>A node that is reborn answers with all it has: it is not asked for that with every message.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, BornMetric> _byAlias = [];
    private readonly Dictionary<(string Device, string Name), BornMetric> _byName = [];
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private ulong? _session;
    private ulong? _last;
    private DateTimeOffset _askedAt;
    private long _heardAt;

    /// <summary>When it was last heard, in ticks.</summary>
    public long HeardAt => Volatile.Read(ref _heardAt);

    /// <summary>The devices whose birth it has told.</summary>
    public string[] Devices
    {
        get
        {
            lock (_lock)
            {
                return [.. _devices];
            }
        }
    }

    public void Hear(DateTimeOffset at) => Volatile.Write(ref _heardAt, at.UtcTicks);

    /// <summary>The node is born: all it told before is void.</summary>
    /// <param name="session">The number its death will carry.</param>
    public void Restart(ulong? session, ulong sequence)
    {
        lock (_lock)
        {
            _byAlias.Clear();
            _byName.Clear();
            _devices.Clear();
            (_session, _last) = (session, sequence);
        }
    }

    /// <summary>A death that an earlier session left behind is none.</summary>
    public bool TryEnd(ulong? session)
    {
        lock (_lock)
        {
            if (session is not null && _session is not null && session != _session)
            {
                return false;
            }

            _last = null;
            return true;
        }
    }

    /// <param name="device">Empty for the node itself.</param>
    /// <returns>False when the node has more metrics than are remembered.</returns>
    public bool Learn(string device, IEnumerable<SparkplugMetric> metrics)
    {
        lock (_lock)
        {
            if (device.Length > 0)
            {
                _devices.Add(device);
            }

            foreach (var metric in metrics.Where(metric => metric.HasName).SelectMany(metric => SparkplugParts.Of(metric, metric.Name, static _ => { }).Prepend(metric)))
            {
                if (_byName.Count == MaxMetrics && !_byName.ContainsKey((device, metric.Name)))
                {
                    return false;
                }

                var born = new BornMetric(device, metric.Name, (SparkplugType)metric.Datatype);
                _byName[(device, metric.Name)] = born;
                if (metric.HasAlias)
                {
                    _byAlias[metric.Alias] = born;
                }
            }

            return true;
        }
    }

    /// <summary>The metric as it was born; null when its birth has not been heard.</summary>
    public BornMetric? Find(string device, SparkplugMetric metric)
    {
        lock (_lock)
        {
            return metric.HasName ? _byName.GetValueOrDefault((device, metric.Name))
                : _byAlias.GetValueOrDefault(metric.Alias) is { } born && born.Device == device ? born
                : null;
        }
    }

    public SparkplugType TypeOf(string device, string name)
    {
        lock (_lock)
        {
            return _byName.GetValueOrDefault((device, name))?.Type ?? SparkplugType.Unknown;
        }
    }

    /// <returns>False when a message before this one is missing; the same number again is a repeat.</returns>
    public bool IsNext(ulong? sequence)
    {
        lock (_lock)
        {
            var isNext = _last is { } last && (sequence is null || sequence == last || sequence == (last + 1) % Sequences);
            _last = sequence ?? _last;
            return isNext;
        }
    }

    /// <summary>True when it is time to ask the node for its births.</summary>
    public bool MayAsk(DateTimeOffset now)
    {
        lock (_lock)
        {
            var may = now - _askedAt >= AskAgainAfter;
            _askedAt = may ? now : _askedAt;
            return may;
        }
    }
}
