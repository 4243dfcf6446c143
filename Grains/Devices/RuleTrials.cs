using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>Judges what is stored by a rule, from a clean start: what it would have raised.</summary>
internal static class RuleTrials
{
    private const int PageSize = 10_000;
    private const int MaxReadings = 200_000;
    private const int EventPage = 1_000;
    private const int MaxEvents = 10_000;
    private const int MaxListed = 100;
    private static readonly TimeSpan MaxRange = TimeSpan.FromDays(92);

    /// <summary>How often it is looked, in hours in which a rule is not judged, whether they are over.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    public static Refusal? Check(RuleTrial trial)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return trial switch
        {
            _ when new object?[] { trial.Rule, trial.Event, trial.Absence }.Count(given => given is not null) != 1 => Refusal.Invalid("rule", "or event or absence must be given, and no two of them"),
            _ when trial.To <= trial.From => Refusal.Invalid("to", "must be after from"),
            _ when trial.To - trial.From > MaxRange => Refusal.Invalid("from", "must be at most 92 days before to"),
            { Rule: { } rule } => RuleChecks.Check(rule, ids, "rule"),
            { Absence: { } absence } => RuleChecks.Check(absence, ids, "absence"),
            _ => RuleChecks.Check(trial.Event!, ids, "event"),
        };
    }

    public static async Task<RuleTrialResult> Run(
        AlarmRule rule, IHistory history, string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        rule = rule with { Schedule = AsIfAway(rule.Schedule) };
        var profile = new CompiledProfile(new DeviceProfile(
            "trial", rule.Name, TimeSpan.FromDays(1), [new MetricDefinition(rule.Metric, rule.Name, Unit: null, Min: null, Max: null)], [rule]));
        var live = new LiveReadings(profile);
        var tried = new TriedAlarms(rule.Id);
        var (judged, more) = await Each(rule.Metric, history, device, from, to, point =>
            tried.Take(live.Judge(new Telemetry(point.At, [new Reading(rule.Metric, point.Last)]), tried.Alarms)), cancellationToken);
        return tried.ToResult(judged, more, MaxListed);
    }

    public static async Task<RuleTrialResult> Run(
        AbsenceRule rule, IHistory history, string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var schedule = AsIfAway(rule.Schedule);
        var tried = new TriedAlarms(rule.Id);
        DateTimeOffset? last = null;
        var (judged, more) = await Each(rule.Metric, history, device, from, to, point =>
        {
            Miss(point.At);
            last = point.At;
            tried.Take(tried.Alarms.Clear(rule.Id, point.At));
        }, cancellationToken);
        if (!more)
        {
            Miss(to);
        }

        return tried.ToResult(judged, more, MaxListed);

        void Miss(DateTimeOffset until)
        {
            var due = last + rule.After ?? until;
            while (due < until && schedule?.IsOn(due, awayUntil: null) == false)
            {
                due += LookEvery;
            }

            if (due < until)
            {
                tried.Take(tried.Alarms.Raise(rule.Id, rule.Severity, rule.Hazard, rule.After.TotalSeconds, due));
            }
        }
    }

    public static async Task<RuleTrialResult> Run(
        EventRule rule, IDeviceEvents events, string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var found = new List<StoredEvent>();
        ImmutableArray<StoredEvent> page;
        do
        {
            page = await events.List(device, new EventQuery(Type: null, from, to, found.Count == 0 ? null : found[^1].Number, EventPage), cancellationToken).Translated();
            found.AddRange(page);
        }
        while (page.Length == EventPage && found.Count < MaxEvents);

        rule = rule with { Schedule = AsIfAway(rule.Schedule) };
        var profile = new CompiledProfile(new DeviceProfile("trial", rule.Name, TimeSpan.FromDays(1), [], [], Events: [rule]));
        var tried = new TriedAlarms(rule.Id);
        foreach (var told in found.AsEnumerable().Reverse())
        {
            tried.Take(tried.Alarms.Expire(told.At));
            tried.Take(EventJudge.Judge(profile, new DeviceEvent(told.At, told.Type, told.Data), tried.Alarms, told.At));
        }

        tried.Take(tried.Alarms.Expire(to));
        return tried.ToResult(found.Count, page.Length == EventPage, MaxListed);
    }

    private static RuleSchedule? AsIfAway(RuleSchedule? schedule) => schedule is null ? null : schedule with { WhileAway = null };

    private static async Task<(int Judged, bool More)> Each(
        string metric, IHistory history, string device, DateTimeOffset from, DateTimeOffset to, Action<HistoryPoint> take, CancellationToken cancellationToken)
    {
        var judged = 0;
        bool more;
        do
        {
            var page = await history.Read(device, new HistoryQuery(metric, from, to, Step: null, PageSize), cancellationToken).Translated();
            foreach (var point in page.Points)
            {
                take(point);
            }

            judged += page.Points.Length;
            more = page.Truncated && !page.Points.IsEmpty;
            from = more ? page.Points[^1].At.AddMilliseconds(1) : from;
        }
        while (more && judged < MaxReadings);

        return (judged, more);
    }
}
