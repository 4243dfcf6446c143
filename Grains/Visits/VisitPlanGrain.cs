using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Search;
using Twin.Storage;

namespace Twin.Visits;

[GrainType(ObjectKind.VisitPlan)]
internal sealed class VisitPlanGrain(
    [PersistentState(ObjectKind.VisitPlan, TwinStorage.Name)] IPersistentState<Document<VisitPlanState>> document,
    ICatalog catalog,
    CasePolicies policies,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<VisitPlanGrain> log)
    : TwinGrain<VisitPlanState>(document, time, log), IVisitPlanGrain
{
    private const int PageSize = 100;

    private DateOnly Today => LocalDay.Of(Now);

    public async Task<Outcome<VisitPlanSnapshot>> Put(Caller caller, VisitPlanSetting setting, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, ObjectKind.VisitPlan, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        if (State.Setting is { } present && !Rights.Allow(caller, Right.Edit, Key, present.Area))
        {
            return Refusal.NotFound(Key);
        }

        if (VisitPlanRules.FindFault(Key.Id, setting, policies) is { } fault)
        {
            return fault;
        }

        if (!Rights.Allow(caller, Right.Edit, Key, setting.Area))
        {
            return Refusal.Invalid("area", "is not within your areas");
        }

        await Commit(State with { Setting = setting, After = null, Counted = 0, SweptOn = null });
        return Snapshot();
    }

    public Task<Outcome<VisitPlanSnapshot>> Get(Caller caller, CancellationToken cancellationToken) => Task.FromResult<Outcome<VisitPlanSnapshot>>(
        Rights.Refuse(caller, ObjectKind.VisitPlan, Right.Read) is { } refusal ? refusal
        : State.Setting is { } setting && Rights.Allow(caller, Right.Read, Key, setting.Area) ? Snapshot()
        : Refusal.NotFound(Key));

    public Task<VisitPlanSetting?> GetSetting(CancellationToken cancellationToken) =>
        Task.FromResult(State.Setting is { Enabled: true } setting ? setting : null);

    /// <summary>A page of those it means each time, until all have been gone through; then again the next day.</summary>
    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (State.Setting is not { Enabled: true } setting || State.SweptOn == Today)
        {
            return;
        }

        var filter = new CardFilter(CardSight.Everything, new ObjectFilter { Kind = setting.Kind, Area = setting.Area, Labels = setting.Labels }, []);
        var page = await catalog.List(filter, CardSort.Default, State.After, PageSize, cancellationToken).OrStorageFault();
        var counted = State.Counted + page.Items.Length;
        await Commit(State with
        {
            After = page.End,
            Counted = page.End is null ? 0 : counted,
            Visited = page.End is null ? counted : State.Visited,
            SweptOn = page.End is null ? Today : State.SweptOn,
            Owes = [.. State.Owes, .. page.Items.Select(entry => new OwedVisit(Key.Id, setting, entry.Key, entry.Area))],
        });
    }

    protected override Card? Describe(VisitPlanState state) => state.Setting is not { } setting ? null : new Card
    {
        Title = setting.Title,
        Area = setting.Area,
        Status = setting.Enabled ? "enabled" : "resting",
        Due = !setting.Enabled ? null : state.SweptOn is { } day ? LocalDay.Start(day.AddDays(1)) : Now,
        Terms = SearchTerms.Of(Key.Id, setting.Title),
    };

    private VisitPlanSnapshot Snapshot() => new(Key.Id, State.Setting!, State.Visited, State.SweptOn, State.Revision);
}
