using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a profile must be like.</summary>
internal static class ProfileRules
{
    public const int MaxMetrics = 64;
    public const int MaxRules = 64;
    public const int MaxSources = 256;
    public const int MaxWords = 64;

    /// <summary>A longer run could not be found again in the history that a device reads when it comes up.</summary>
    public const int MaxSamples = 60;

    private const int MaxCommands = 32;
    private const int MaxNameLength = 100;
    private const int MaxSeconds = 7 * 24 * 3600;

    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(31);

    /// <returns>The first thing wrong, its field written as in JSON (<c>rules[2].clear</c>); null when the profile is good.</returns>
    public static Refusal? Check(DeviceProfile profile)
    {
        if (!IsName(profile.Name))
        {
            return Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters");
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
        one with { Metrics = other.Metrics, Rules = other.Rules, Sources = other.Sources, Commands = other.Commands } == other
        && one.Metrics.SequenceEqual(other.Metrics)
        && one.Rules.SequenceEqual(other.Rules)
        && SourcesOf(one).SequenceEqual(SourcesOf(other))
        && CommandsOf(one).SequenceEqual(CommandsOf(other));

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
        _ when !IsName(metric.Name) => Refusal.Invalid($"{at}.name", $"must be 1 to {MaxNameLength} characters"),
        { Min: { } min } when !double.IsFinite(min) => Refusal.Invalid($"{at}.min", "must be a finite number"),
        { Max: { } max } when !double.IsFinite(max) => Refusal.Invalid($"{at}.max", "must be a finite number"),
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
        { Words: { } words } when words.Count > MaxWords || words.Values.Any(value => !double.IsFinite(value)) =>
            Refusal.Invalid($"{at}.words", $"must be at most {MaxWords} words, each with a finite number"),
        _ => null,
    };

    private static Refusal? CheckRules(DeviceProfile profile)
    {
        if (profile.Rules.IsDefault || profile.Rules.Length > MaxRules)
        {
            return Refusal.Invalid("rules", $"must be a list of at most {MaxRules}");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal) { SilenceRule.Id };
        for (var i = 0; i < profile.Rules.Length; i++)
        {
            if (CheckRule(profile, profile.Rules[i], ids, $"rules[{i}]") is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? CheckRule(DeviceProfile profile, AlarmRule? rule, HashSet<string> ids, string at) => rule switch
    {
        null => Refusal.Invalid(at, "must not be null"),
        _ when !ObjectKey.IsValidId(rule.Id) => Refusal.Invalid($"{at}.id", "must be letters, digits or -_.:"),
        _ when !ids.Add(rule.Id) => Refusal.Invalid($"{at}.id", $"'{rule.Id}' is taken"),
        _ when !IsName(rule.Name) => Refusal.Invalid($"{at}.name", $"must be 1 to {MaxNameLength} characters"),
        _ when profile.Metrics.All(metric => metric.Key != rule.Metric) => Refusal.Invalid($"{at}.metric", $"'{rule.Metric}' is no metric of the profile"),
        _ => CheckLevel(rule.Raise, $"{at}.raise") ?? CheckLevel(rule.Clear, $"{at}.clear")
            ?? (rule.Raise.Overlaps(rule.Clear) ? Refusal.Invalid($"{at}.clear", "must share no value with raise") : null)
            ?? CheckPersistence(rule.RaiseAfter, $"{at}.raiseAfter") ?? CheckPersistence(rule.ClearAfter, $"{at}.clearAfter")
            ?? CheckOutcome(rule.Severity, rule.Hazard, at),
    };

    private static Refusal? CheckLevel(Level? level, string at) => level switch
    {
        null => Refusal.Invalid(at, "must be given"),
        _ when !level.HasBound() => Refusal.Invalid(at, "must have a bound"),
        _ when !level.IsFinite() => Refusal.Invalid(at, "must have finite bounds"),
        _ when level.IsEmpty() => Refusal.Invalid(at, "holds no value"),
        _ => null,
    };

    private static Refusal? CheckPersistence(Persistence? persistence, string at) => persistence switch
    {
        null => Refusal.Invalid(at, "must be given"),
        { Samples: < 1 or > MaxSamples } => Refusal.Invalid($"{at}.samples", $"must be 1 to {MaxSamples}"),
        { Seconds: < 0 or > MaxSeconds } => Refusal.Invalid($"{at}.seconds", $"must be 0 to {MaxSeconds}"),
        _ => null,
    };

    private static Refusal? CheckSilence(SilenceRule? silence) => silence switch
    {
        null => null,
        { ShownAfter: not (>= 1 and <= 1000) } => Refusal.Invalid("silence.shownAfter", "must be 1 to 1000"),
        _ when !(silence.AlarmAfter >= silence.ShownAfter && silence.AlarmAfter <= 1000) => Refusal.Invalid("silence.alarmAfter", "must be shownAfter to 1000"),
        _ => CheckOutcome(silence.Severity, silence.Hazard, "silence"),
    };

    private static Refusal? CheckOutcome(Severity severity, string? hazard, string at)
    {
        if (!Enum.IsDefined(severity))
        {
            return Refusal.Invalid($"{at}.severity", "must be critical, major, minor or notice");
        }

        return hazard is null || ObjectKey.IsValidId(hazard) ? null : Refusal.Invalid($"{at}.hazard", "must be letters, digits or -_.:");
    }

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength;
}
