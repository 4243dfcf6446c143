using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Cases;
using Twin.People;
using Twin.Places;
using Twin.Search;
using Twin.Storage;

namespace Twin.Visits;

[GrainType(ObjectKind.Visit)]
internal sealed partial class VisitGrain(
    [PersistentState(ObjectKind.Visit, TwinStorage.Name)] IPersistentState<Document<VisitState>> document,
    ICatalog catalog,
    Looks looks,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<VisitGrain> log)
    : TwinGrain<VisitState>(document, time, log), IVisitGrain
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(6);

    public Task Schedule(string plan, VisitPlanSetting setting, ObjectKey target, string? area, CancellationToken cancellationToken)
    {
        var next = State with { Plan = plan, Setting = setting, Target = target, Area = area };
        return next == State ? Task.CompletedTask : Commit(Settled(next, Caller.System.Subject));
    }

    public Task NoteVisit(DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        State.Exists && !(at <= State.LastAt) ? Commit(Settled(State with { LastAt = at }, by)) : Task.CompletedTask;

    public Task Forget(CancellationToken cancellationToken) => State.Exists ? Clear() : Task.CompletedTask;

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (State is not { Setting: not null, Task: null } || State.OverdueAt > Now || State.TryAt > Now)
        {
            return;
        }

        if (await GrainFactory.VisitPlan(State.Plan).GetSetting(cancellationToken) is not { } setting || !await IsMeant(setting, cancellationToken))
        {
            await Commit(State with { Setting = null });
        }
        else if (await FindPlace(cancellationToken) is { } place)
        {
            var id = TaskId();
            await Commit(State with
            {
                Task = id,
                TryAt = null,
                Owes = [.. State.Owes, new OwedVisitTask(id, place with { Text = $"{setting.Title}逾期：{State.Target.Id}，应于{State.DueOn:yyyy-MM-dd}前完成", Category = setting.Category })],
            });
        }
        else
        {
            LogNoPlace(Key.Id);
            await Commit(State with { TryAt = Now + TryAgainAfter });
        }
    }

    protected override Card? Describe(VisitState state) => state.Setting is not { } setting ? null : new Card
    {
        Title = $"{setting.Title} {state.Target.Id}",
        Area = state.Area,
        Status = state.Task is null ? "planned" : "overdue",
        Due = state.Task is not null ? null : state.TryAt > state.OverdueAt ? state.TryAt : state.OverdueAt,
        Deadline = state.OverdueAt,
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add("plan", state.Plan),
        Terms = SearchTerms.Of(Key.Id, setting.Title),
        Links = [new ObjectLink("subject", state.Target), new ObjectLink("plan", new ObjectKey(ObjectKind.VisitPlan, state.Plan)), .. state.Task is { } task ? [new ObjectLink("task", new ObjectKey(ObjectKind.Case, task))] : ImmutableArray<ObjectLink>.Empty],
    };

    /// <summary>A task that is no longer needed ends: whatever came in which order, the newest visit says.</summary>
    private VisitState Settled(VisitState next, string by) => next is { Task: { } task } && next.OverdueAt > Now
        ? next with { Task = null, TryAt = null, Owes = [.. next.Owes, new OwedVisitTaskEnd(task, by)] }
        : next;

    /// <summary>The same for the same overdue visit, so that there is one case of it.</summary>
    private string TaskId() => DerivedId.Of("v", string.Create(CultureInfo.InvariantCulture, $"{Key.Id} {State.DueOn:O} {State.LastAt?.UtcTicks}"));

    private async Task<bool> IsMeant(VisitPlanSetting setting, CancellationToken cancellationToken) =>
        await catalog.Read([State.Target.ToString()], cancellationToken).OrStorageFault() is [var entry]
        && entry.Key.Kind == setting.Kind
        && entry.Area?.StartsWith(setting.Area, StringComparison.Ordinal) == true
        && entry.Status != PersonGrain.Deceased
        && setting.Labels.All(label => entry.Labels.Contains(label, StringComparer.Ordinal));

    /// <summary>Where the case of an overdue visit is; null for nowhere that has workers.</summary>
    private async Task<CaseReport?> FindPlace(CancellationToken cancellationToken)
    {
        var home = State.Target.Kind == ObjectKind.Person ? (await GrainFactory.Person(State.Target.Id).GetStanding(cancellationToken)).Home : null;
        var grid = State.Area is { } area && AreaCode.LevelOf(AreaCode.GridOf(area)) == AreaLevel.Grid ? AreaCode.GridOf(area) : null;
        return home is null && grid is null ? null : new CaseReport(
            string.Empty, Category: null, Severity: null, home is null ? grid : null, Building: null, home, Location: null, Address: null, Reporter: null, Source: "visit");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The overdue visit {Visit} is in no grid: nobody can be sent")]
    private partial void LogNoPlace(string visit);
}
