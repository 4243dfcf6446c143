using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What rules must be like, in a profile or in a set of their own.</summary>
internal static class RuleChecks
{
    public const int MaxRules = 64;
    public const int MaxNameLength = 100;

    /// <summary>A longer run could not be found again in the history that a device reads when it comes up.</summary>
    public const int MaxSamples = 60;

    private const int MaxFields = 16;
    private const int MaxSeconds = 7 * 24 * 3600;
    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(31);

    /// <summary>What is wrong with the rules of a device or a place.</summary>
    /// <param name="owner">The kind of what they belong to.</param>
    public static Refusal? Check(RuleSet set, string owner)
    {
        var ids = new HashSet<string>(CareRule.Ids, StringComparer.Ordinal) { SilenceRule.Id };
        return Each(set.Rules, "rules", (rule, at) => Check(rule, ids, at))
            ?? Each(set.Events, "events", (rule, at) => Check(rule, ids, at))
            ?? Each(set.Absences, "absences", (rule, at) => Check(rule, ids, at))
            ?? Each(set.Linkages, "linkages", (rule, at) => owner is ObjectKind.Device or ObjectKind.Household
                ? Refusal.Invalid("linkages", "belong to a building, a grid or an estate")
                : Check(rule, ids, at))
            ?? (set.Off is { Count: > MaxRules } || set.Off?.All(ObjectKey.IsValidId) == false ? Refusal.Invalid("off", $"must be at most {MaxRules} ids of rules") : null);
    }

    /// <summary>The first refusal over a list, its place written as in JSON; a list that is not given is empty.</summary>
    public static Refusal? Each<T>(ImmutableArray<T> items, string name, Func<T, string, Refusal?> check)
        where T : class
    {
        if (items.IsDefaultOrEmpty)
        {
            return null;
        }

        return items.Length > MaxRules
            ? Refusal.Invalid(name, $"must be a list of at most {MaxRules}")
            : items.Select((item, i) => item is null ? Refusal.Invalid($"{name}[{i}]", "must not be null") : check(item, $"{name}[{i}]")).FirstOrDefault(refusal => refusal is not null);
    }

    public static Refusal? Check(AlarmRule rule, HashSet<string> ids, string at) =>
        CheckName(rule.Id, rule.Name, ids, at)
        ?? CheckMetric(rule.Metric, at)
        ?? CheckLevel(rule.Raise, $"{at}.raise")
        ?? CheckLevel(rule.Clear, $"{at}.clear")
        ?? (rule.Raise.Overlaps(rule.Clear) ? Refusal.Invalid($"{at}.clear", "must share no value with raise") : null)
        ?? CheckPersistence(rule.RaiseAfter, $"{at}.raiseAfter")
        ?? CheckPersistence(rule.ClearAfter, $"{at}.clearAfter")
        ?? (rule.Per is { } per && (per < TimeSpan.FromSeconds(1) || per > MaxTime) ? Refusal.Invalid($"{at}.per", "must be 1 second to 31 days") : null)
        ?? CheckSchedule(rule.Schedule, at)
        ?? CheckOutcome(rule.Severity, rule.Hazard, at);

    public static Refusal? Check(EventRule rule, HashSet<string> ids, string at) =>
        CheckName(rule.Id, rule.Name, ids, at)
        ?? (MetricName.IsValid(rule.Event) ? null : Refusal.Invalid($"{at}.event", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/"))
        ?? (rule.ClearedBy is null || MetricName.IsValid(rule.ClearedBy) ? null : Refusal.Invalid($"{at}.clearedBy", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/"))
        ?? (rule is { ClearedBy: null, HoldFor: null, ByFeedback: false } ? Refusal.Invalid($"{at}.holdFor", "or clearedBy or byFeedback must be given: something must end the alarm") : null)
        ?? (rule.HoldFor is { } hold && (hold < TimeSpan.FromSeconds(1) || hold > MaxTime) ? Refusal.Invalid($"{at}.holdFor", "must be 1 second to 31 days") : null)
        ?? (rule.Where?.Count > MaxFields ? Refusal.Invalid($"{at}.where", $"must be at most {MaxFields} fields") : null)
        ?? (rule.Measure is null == rule.Level is null ? null : Refusal.Invalid($"{at}.measure", "and level belong together"))
        ?? (rule.Level is null ? null : CheckLevel(rule.Level, $"{at}.level"))
        ?? CheckSchedule(rule.Schedule, at)
        ?? CheckOutcome(rule.Severity, rule.Hazard, at);

    public static Refusal? Check(AbsenceRule rule, HashSet<string> ids, string at) =>
        CheckName(rule.Id, rule.Name, ids, at)
        ?? CheckMetric(rule.Metric, at)
        ?? (rule.After < TimeSpan.FromMinutes(1) || rule.After > MaxTime ? Refusal.Invalid($"{at}.after", "must be 1 minute to 31 days") : null)
        ?? CheckSchedule(rule.Schedule, at)
        ?? CheckOutcome(rule.Severity, rule.Hazard, at);

    public static Refusal? Check(LinkageRule rule, HashSet<string> ids, string at) =>
        CheckName(rule.Id, rule.Name, ids, at)
        ?? (rule.Needs is null || rule.Needs.Count is < 2 or > MaxFields || !rule.Needs.All(ObjectKey.IsValidId) ? Refusal.Invalid($"{at}.needs", $"must be 2 to {MaxFields} kinds of hazard") : null)
        ?? (rule.Needs!.Contains(rule.Hazard) ? null : Refusal.Invalid($"{at}.hazard", "must be one of needs"))
        ?? (rule.Within < TimeSpan.FromSeconds(1) || rule.Within > MaxTime ? Refusal.Invalid($"{at}.within", "must be 1 second to 31 days") : null)
        ?? (rule.Show is { Count: > MaxFields } || rule.Show?.All(ObjectKey.IsValidId) == false ? Refusal.Invalid($"{at}.show", $"must be at most {MaxFields} ids of profiles") : null)
        ?? CheckOutcome(rule.Severity, rule.Hazard, at);

    public static Refusal? CheckOutcome(Severity severity, string? hazard, string at)
    {
        if (!Enum.IsDefined(severity))
        {
            return Refusal.Invalid($"{at}.severity", "must be critical, major, minor or notice");
        }

        return hazard is null || ObjectKey.IsValidId(hazard) ? null : Refusal.Invalid($"{at}.hazard", "must be letters, digits or -_.:");
    }

    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength;

    private static Refusal? CheckName(string id, string name, HashSet<string> ids, string at) =>
        !ObjectKey.IsValidId(id) ? Refusal.Invalid($"{at}.id", "must be letters, digits or -_.:")
        : !ids.Add(id) ? Refusal.Invalid($"{at}.id", $"'{id}' is taken")
        : IsName(name) ? null
        : Refusal.Invalid($"{at}.name", $"must be 1 to {MaxNameLength} characters");

    private static Refusal? CheckMetric(string metric, string at) =>
        MetricName.IsValid(metric) ? null : Refusal.Invalid($"{at}.metric", $"must be 1 to {MetricName.MaxLength} letters, digits or _-.:/");

    private static Refusal? CheckSchedule(RuleSchedule? schedule, string at) => schedule switch
    {
        null => null,
        _ when schedule.From is null != schedule.To is null => Refusal.Invalid($"{at}.schedule.from", "and to belong together"),
        { From: { } from, To: { } to } when from == to => Refusal.Invalid($"{at}.schedule.to", "must differ from from"),
        { Days: { } days } when !days.All(Enum.IsDefined) => Refusal.Invalid($"{at}.schedule.days", "must be days of the week"),
        _ => null,
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
}
