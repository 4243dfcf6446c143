using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Twin.Devices;

/// <summary>A profile made ready for judging: one object for all devices of the model on a silo, so that each holds only a reference.</summary>
internal sealed class CompiledProfile
{
    private const int LeastReplay = 64;
    private const int MostReplay = 1024;
    private const int MostInterned = 1024;
    private const int MostVariants = 1024;

    private readonly FrozenDictionary<string, int> _metrics;
    private readonly FrozenDictionary<string, MetricSource> _sources;
    private readonly ImmutableArray<int>[] _rulesByMetric;
    private readonly ConcurrentDictionary<string, string> _otherMetrics = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, EventSource> _eventSources;
    private readonly ConcurrentDictionary<string, CompiledProfile> _variants = new(StringComparer.Ordinal);

    public CompiledProfile(DeviceProfile profile, RuleSet? set = null, CompiledProfile? origin = null)
    {
        Profile = profile = RuleSets.Apply(profile, set ?? RuleSet.Empty);
        AwayUntil = set?.AwayUntil;
        Origin = origin ?? this;
        Events = profile.Events.IsDefault ? [] : profile.Events;
        Absences = profile.Absences.IsDefault ? [] : profile.Absences;
        _eventSources = (profile.EventSources.IsDefault ? [] : profile.EventSources).ToFrozenDictionary(source => source.Key, StringComparer.Ordinal);
        _metrics = profile.Metrics.Select((metric, index) => (metric.Key, index)).ToFrozenDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        _sources = (profile.Sources.IsDefault ? [] : profile.Sources)
            .ToFrozenDictionary(source => source.Key, source => source.InUnitOf(profile.Metrics[_metrics[source.Metric]]), StringComparer.Ordinal);
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

    /// <summary>The profile without any rules of a device or place: itself when there are none.</summary>
    public CompiledProfile Origin { get; }

    /// <summary>Nobody is at home until then.</summary>
    public DateTimeOffset? AwayUntil { get; }

    public ImmutableArray<EventRule> Events { get; }

    public ImmutableArray<AbsenceRule> Absences { get; }

    public ImmutableArray<MetricDefinition> Metrics => Profile.Metrics;

    public ImmutableArray<AlarmRule> Rules => Profile.Rules;

    public SilenceRule Silence => Profile.Silence ?? SilenceRule.Default;

    /// <summary>How many of the newest messages a device reads again when it comes up: enough for its longest run.</summary>
    public int ReplayMessages { get; }

    /// <summary>The messages with vendors' names and words turned into metrics; words that mean nothing here are left out.</summary>
    public ImmutableArray<Telemetry> Translate(ImmutableArray<Telemetry> telemetry) =>
        telemetry.All(IsOurs) ? telemetry : [.. telemetry.Select(Translate)];

    /// <summary>The metric's place in the profile, or -1.</summary>
    public int IndexOf(string metric) => _metrics.TryGetValue(metric, out var index) ? index : -1;

    /// <summary>The rules that judge a metric of the profile.</summary>
    public ImmutableArray<int> RulesOf(int metric) => _rulesByMetric[metric];

    public bool HasRule(string id) =>
        Rules.Any(rule => rule.Id == id) || Events.Any(rule => rule.Id == id) || Absences.Any(rule => rule.Id == id);

    /// <summary>True when a person's word ends the rule's alarm.</summary>
    public bool EndsByFeedback(string id) =>
        Rules.Any(rule => rule.ByFeedback && rule.Id == id) || Events.Any(rule => rule.ByFeedback && rule.Id == id) || Absences.Any(rule => rule.ByFeedback && rule.Id == id);

    /// <summary>The profile with the rules of a device and its place; devices with the same rules share one.</summary>
    public CompiledProfile With(RuleSet? set)
    {
        if (set is null)
        {
            return this;
        }

        var text = JsonSerializer.Serialize(set);
        return _variants.Count < MostVariants ? _variants.GetOrAdd(text, _ => new CompiledProfile(Profile, set, this))
            : _variants.GetValueOrDefault(text) ?? new CompiledProfile(Profile, set, this);
    }

    /// <summary>The event with the vendor's names turned into ours.</summary>
    public DeviceEvent Translate(DeviceEvent happened) =>
        _eventSources.TryGetValue(happened.Type, out var source) ? EventData.Translate(happened, source) : happened;

    /// <summary>One string for all devices that report a metric the profile does not name. Bounded: hardware chooses these names.</summary>
    public string Intern(string metric) =>
        _otherMetrics.Count < MostInterned ? _otherMetrics.GetOrAdd(metric, metric) : _otherMetrics.GetValueOrDefault(metric, metric);

    private bool IsOurs(Telemetry message)
    {
        if (!message.Words.IsDefaultOrEmpty)
        {
            return false;
        }

        foreach (var reading in _sources.Count == 0 || message.Readings.IsDefault ? [] : message.Readings)
        {
            if (reading.Metric is not null && _sources.ContainsKey(reading.Metric))
            {
                return false;
            }
        }

        return true;
    }

    private Telemetry Translate(Telemetry message)
    {
        var readings = (message.Readings.IsDefault ? [] : message.Readings).Select(reading =>
            reading.Metric is not null && _sources.TryGetValue(reading.Metric, out var source)
                ? new Reading(source.Metric, (reading.Value * (source.Scale ?? 1)) + (source.Offset ?? 0))
                : reading);
        var words = (message.Words.IsDefault ? [] : message.Words)
            .Where(word => word is { Key: not null, Text: not null } && _sources.TryGetValue(word.Key, out var source) && source.Words?.ContainsKey(word.Text) == true)
            .Select(word => new Reading(_sources[word.Key].Metric, _sources[word.Key].Words![word.Text]));
        return new Telemetry(message.At, [.. readings, .. words]);
    }
}
