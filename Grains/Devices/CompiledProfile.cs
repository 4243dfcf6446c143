using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>A profile made ready for judging: one object for all devices of the model on a silo, so that each holds only a reference.</summary>
internal sealed class CompiledProfile
{
    private const int LeastReplay = 64;
    private const int MostReplay = 1024;
    private const int MostInterned = 1024;

    private readonly FrozenDictionary<string, int> _metrics;
    private readonly ImmutableArray<int>[] _rulesByMetric;
    private readonly ConcurrentDictionary<string, string> _otherMetrics = new(StringComparer.Ordinal);

    public CompiledProfile(DeviceProfile profile)
    {
        Profile = profile;
        _metrics = profile.Metrics.Select((metric, index) => (metric.Key, index)).ToFrozenDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        _rulesByMetric =
        [
            .. profile.Metrics.Select(metric => Enumerable.Range(0, profile.Rules.Length)
                .Where(rule => profile.Rules[rule].Metric == metric.Key).ToImmutableArray()),
        ];
        var persistences = profile.Rules.SelectMany(rule => new[] { rule.RaiseAfter, rule.ClearAfter }).ToArray();
        var longest = persistences.Select(persistence => persistence.Seconds / profile.Interval.TotalSeconds).DefaultIfEmpty().Max();
        ReplayMessages = (int)Math.Clamp((2 * longest) + LeastReplay, LeastReplay, MostReplay);
    }

    /// <summary>Stands in for a profile that is gone: everything is stored, nothing is judged.</summary>
    public static CompiledProfile None { get; } = new(new DeviceProfile(string.Empty, string.Empty, TimeSpan.FromDays(1), [], []));

    public DeviceProfile Profile { get; }

    public ImmutableArray<MetricDefinition> Metrics => Profile.Metrics;

    public ImmutableArray<AlarmRule> Rules => Profile.Rules;

    public SilenceRule Silence => Profile.Silence ?? SilenceRule.Default;

    /// <summary>How many of the newest messages a device reads again when it comes up: enough for its longest run.</summary>
    public int ReplayMessages { get; }

    /// <summary>The metric's place in the profile, or -1.</summary>
    public int IndexOf(string metric) => _metrics.TryGetValue(metric, out var index) ? index : -1;

    /// <summary>The rules that judge a metric of the profile.</summary>
    public ImmutableArray<int> RulesOf(int metric) => _rulesByMetric[metric];

    public bool HasRule(string id) => Rules.Any(rule => rule.Id == id);

    /// <summary>One string for all devices that report a metric the profile does not name. Bounded: hardware chooses these names.</summary>
    public string Intern(string metric) =>
        _otherMetrics.Count < MostInterned ? _otherMetrics.GetOrAdd(metric, metric) : _otherMetrics.GetValueOrDefault(metric, metric);
}
