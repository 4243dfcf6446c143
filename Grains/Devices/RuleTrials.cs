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

    public static Refusal? Check(RuleTrial trial)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return trial switch
        {
            _ when trial.Rule is null == trial.Event is null => Refusal.Invalid("rule", "or event must be given, and not both"),
            _ when trial.To <= trial.From => Refusal.Invalid("to", "must be after from"),
            _ when trial.To - trial.From > MaxRange => Refusal.Invalid("from", "must be at most 92 days before to"),
            _ => trial.Rule is { } rule ? RuleChecks.Check(rule, ids, "rule") : RuleChecks.Check(trial.Event!, ids, "event"),
        };
    }

    public static async Task<RuleTrialResult> Run(
        AlarmRule rule, IHistory history, string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var profile = new CompiledProfile(new DeviceProfile(
            "trial", rule.Name, TimeSpan.FromDays(1), [new MetricDefinition(rule.Metric, rule.Name, Unit: null, Min: null, Max: null)], [rule]));
        var live = new LiveReadings(profile);
        var tried = new TriedAlarms(rule.Id);
        var judged = 0;
        bool more;
        do
        {
            var page = await history.Read(device, new HistoryQuery(rule.Metric, from, to, Step: null, PageSize), cancellationToken).Translated();
            foreach (var point in page.Points)
            {
                tried.Take(live.Judge(new Telemetry(point.At, [new Reading(rule.Metric, point.Last)]), tried.Alarms));
            }

            judged += page.Points.Length;
            more = page.Truncated && !page.Points.IsEmpty;
            from = more ? page.Points[^1].At.AddMilliseconds(1) : from;
        }
        while (more && judged < MaxReadings);

        return tried.ToResult(judged, more, MaxListed);
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
}
