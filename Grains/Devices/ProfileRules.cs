using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a profile must be like.</summary>
internal static class ProfileRules
{
    public const int MaxMetrics = 64;
    public const int MaxSources = 256;
    public const int MaxWords = 64;


    private const int MaxCommands = 32;

    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(31);

    /// <returns>The first thing wrong, its field written as in JSON (<c>rules[2].clear</c>); null when the profile is good.</returns>
    public static Refusal? Check(DeviceProfile profile)
    {
        if (!IsName(profile.Name))
        {
            return Refusal.Invalid("name", $"must be 1 to {RuleChecks.MaxNameLength} characters");
        }

        if (profile.Interval < TimeSpan.FromSeconds(1) || profile.Interval > MaxInterval)
        {
            return Refusal.Invalid("interval", "must be between 1 second and 31 days");
        }

        if (profile.Consent is { } consent && !ObjectKey.IsValidId(consent))
        {
            return Refusal.Invalid("consent", ObjectKey.IdRule);
        }

        return CheckMetrics(profile.Metrics) ?? CheckSources(profile) ?? CheckRules(profile) ?? CheckSilence(profile.Silence) ?? CheckCommands(profile);
    }

    /// <summary>True when the two say the same, whichever objects say it.</summary>
    public static bool Same(DeviceProfile one, DeviceProfile other) =>
        one with
        {
            Metrics = other.Metrics, Rules = other.Rules, Sources = other.Sources, Commands = other.Commands,
            Events = other.Events, EventSources = other.EventSources, Absences = other.Absences,
        } == other
        && one.Metrics.SequenceEqual(other.Metrics)
        && one.Rules.SequenceEqual(other.Rules)
        && SourcesOf(one).SequenceEqual(SourcesOf(other))
        && CommandsOf(one).SequenceEqual(CommandsOf(other))
        && Same(one.Events, other.Events)
        && Same(one.EventSources, other.EventSources)
        && Same(one.Absences, other.Absences);

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> other) => (one.IsDefault ? [] : one).SequenceEqual(other.IsDefault ? [] : other);

    private static Refusal? CheckMetrics(ImmutableArray<MetricDefinition> metrics)
    {
        if (metrics.IsDefault || metrics.Length > MaxMetrics)
        {
            return Refusal.Invalid("metrics", $"must be a list of at most {MaxMetrics}");
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < metrics.Length; i++)
        {
            if (CheckMetric(metrics[i], keys, $"metrics[{i}]") is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? CheckMetric(MetricDefinition? metric, HashSet<string> keys, string at) => metric switch
    {
        null => Refusal.Invalid(at, "must not be null"),
        _ when !MetricName.IsValid(metric.Key) => Refusal.Invalid($"{at}.key", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/"),
        _ when !keys.Add(metric.Key) => Refusal.Invalid($"{at}.key", $"'{metric.Key}' is defined twice"),
        _ when !IsName(metric.Name) => Refusal.Invalid($"{at}.name", $"must be 1 to {RuleChecks.MaxNameLength} characters"),
        { Min: { } min } when !double.IsFinite(min) => Refusal.Invalid($"{at}.min", "must be a finite number"),
        { Max: { } max } when !double.IsFinite(max) => Refusal.Invalid($"{at}.max", "must be a finite number"),
        { Varies: { } varies } when varies < TimeSpan.FromHours(1) || varies > MaxInterval => Refusal.Invalid($"{at}.varies", "must be 1 hour to 31 days"),
        { Drift: { } drift } when !(drift > 0) || !double.IsFinite(drift) => Refusal.Invalid($"{at}.drift", "must be a finite number above 0"),
        _ when metric.Min > metric.Max => Refusal.Invalid($"{at}.max", "must not be below min"),
        _ => null,
    };

    private static ImmutableArray<DeviceCommand> CommandsOf(DeviceProfile profile) => profile.Commands.IsDefault ? [] : profile.Commands;

    private static Refusal? CheckCommands(DeviceProfile profile)
    {
        var commands = CommandsOf(profile);
        return commands.Length > MaxCommands ? Refusal.Invalid("commands", $"must be a list of at most {MaxCommands}")
            : commands.Select((command, i) => CommandRules.Check(command, $"commands[{i}]")
                ?? (commands.Take(i).Any(other => other.Id == command.Id) ? Refusal.Invalid($"commands[{i}].id", $"'{command.Id}' is defined twice") : null))
                .FirstOrDefault(refusal => refusal is not null);
    }

    private static ImmutableArray<MetricSource> SourcesOf(DeviceProfile profile) => profile.Sources.IsDefault ? [] : profile.Sources;

    private static Refusal? CheckSources(DeviceProfile profile)
    {
        var sources = SourcesOf(profile);
        if (sources.Length > MaxSources)
        {
            return Refusal.Invalid("sources", $"must be a list of at most {MaxSources}");
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Length; i++)
        {
            if (CheckSource(profile, sources[i], keys, $"sources[{i}]") is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? CheckSource(DeviceProfile profile, MetricSource? source, HashSet<string> keys, string at) => source switch
    {
        null => Refusal.Invalid(at, "must not be null"),
        _ when !MetricName.IsValid(source.Key) => Refusal.Invalid($"{at}.key", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/"),
        _ when !keys.Add(source.Key) => Refusal.Invalid($"{at}.key", $"'{source.Key}' is given twice"),
        _ when profile.Metrics.All(metric => metric.Key != source.Metric) => Refusal.Invalid($"{at}.metric", $"'{source.Metric}' is no metric of the profile"),
        { Scale: { } scale } when !double.IsFinite(scale) || scale == 0 => Refusal.Invalid($"{at}.scale", "must be a finite number other than 0"),
        { Offset: { } offset } when !double.IsFinite(offset) => Refusal.Invalid($"{at}.offset", "must be a finite number"),
        { Unit: { } unit } when Units.Find(unit, profile.Metrics.First(metric => metric.Key == source.Metric).Unit) is null =>
            Refusal.Invalid($"{at}.unit", "must be a unit that is known to turn into the metric's"),
        { Words: { } words } when words.Count > MaxWords || words.Values.Any(value => !double.IsFinite(value)) =>
            Refusal.Invalid($"{at}.words", $"must be at most {MaxWords} words, each with a finite number"),
        _ => null,
    };

    private static Refusal? CheckRules(DeviceProfile profile)
    {
        var ids = new HashSet<string>(CareRule.Ids, StringComparer.Ordinal) { SilenceRule.Id };
        return profile.Rules.IsDefault
            ? Refusal.Invalid("rules", $"must be a list of at most {RuleChecks.MaxRules}")
            : RuleChecks.Each(profile.Rules, "rules", (rule, at) => RuleChecks.Check(rule, ids, at) ?? CheckMetric(profile, rule.Metric, at))
                ?? RuleChecks.Each(profile.Events, "events", (rule, at) => RuleChecks.Check(rule, ids, at))
                ?? RuleChecks.Each(profile.Absences, "absences", (rule, at) => RuleChecks.Check(rule, ids, at) ?? CheckMetric(profile, rule.Metric, at))
                ?? CheckEventSources(profile);
    }

    private static Refusal? CheckMetric(DeviceProfile profile, string metric, string at) =>
        profile.Metrics.Any(known => known.Key == metric) ? null : Refusal.Invalid($"{at}.metric", $"'{metric}' is no metric of the profile");

    private static Refusal? CheckEventSources(DeviceProfile profile)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return RuleChecks.Each(profile.EventSources, "eventSources", (source, at) => source switch
        {
            _ when !MetricName.IsValid(source.Key) => Refusal.Invalid($"{at}.key", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/"),
            _ when !keys.Add(source.Key) => Refusal.Invalid($"{at}.key", $"'{source.Key}' is given twice"),
            _ when !MetricName.IsValid(source.Event) => Refusal.Invalid($"{at}.event", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/"),
            _ => null,
        });
    }

    private static Refusal? CheckSilence(SilenceRule? silence) => silence switch
    {
        null => null,
        { ShownAfter: not (>= 1 and <= 1000) } => Refusal.Invalid("silence.shownAfter", "must be 1 to 1000"),
        _ when !(silence.AlarmAfter >= silence.ShownAfter && silence.AlarmAfter <= 1000) => Refusal.Invalid("silence.alarmAfter", "must be shownAfter to 1000"),
        { OfflineAfter: { } wait } when wait < TimeSpan.FromMinutes(1) || wait > MaxInterval => Refusal.Invalid("silence.offlineAfter", "must be 1 minute to 31 days"),
        _ => RuleChecks.CheckOutcome(silence.Severity, silence.Hazard, "silence"),
    };

    private static bool IsName(string? name) => RuleChecks.IsName(name);
}
