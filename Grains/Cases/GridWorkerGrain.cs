using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

[GrainType(ObjectKind.GridWorker)]
internal sealed class GridWorkerGrain(
    [PersistentState(ObjectKind.GridWorker, TwinStorage.Name)] IPersistentState<Document<GridWorkerState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<GridWorkerGrain> log)
    : TwinGrain<GridWorkerState>(document, time, log), IGridWorkerGrain
{
    private const int MaxNameLength = 100;

    public async Task<Outcome<long>> Upsert(Caller caller, GridWorkerAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change grid workers.");
        }

        if (string.IsNullOrWhiteSpace(attributes.Name) || attributes.Name.Length > MaxNameLength)
        {
            return Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters");
        }

        if (attributes.Grids.IsDefaultOrEmpty)
        {
            return Refusal.Invalid("grids", "must name at least one grid");
        }

        foreach (var grid in attributes.Grids)
        {
            if (await GrainFactory.Grid(grid).GetArea(cancellationToken) is null)
            {
                return Refusal.Invalid("grids", $"grid '{grid}' is not known");
            }
        }

        var grids = State.Grids.SetEquals(attributes.Grids) ? State.Grids : [.. attributes.Grids];
        var next = State with { Name = attributes.Name, Grids = grids, OnDuty = attributes.OnDuty ?? State.OnDuty };
        if (next != State)
        {
            await Commit(next with
            {
                Owes =
                [
                    .. next.Owes,
                    .. grids.Except(State.Grids).Select(grid => new OwedRoster(grid, Key.Id, Enrolled: true)),
                    .. State.Grids.Except(grids).Select(grid => new OwedRoster(grid, Key.Id, Enrolled: false)),
                ],
            });
        }

        return State.Revision;
    }

    public Task<Outcome<GridWorkerSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<GridWorkerSnapshot>>(IsVisibleTo(caller) ? State.ToSnapshot(Key.Id) : Refusal.NotFound(Key));

    public async Task<Outcome<long>> SetDuty(Caller caller, bool onDuty, CancellationToken cancellationToken)
    {
        if (!IsVisibleTo(caller))
        {
            return Refusal.NotFound(Key);
        }

        if (caller.Worker != Key.Id && !caller.MaySupervise)
        {
            return Refusal.Forbidden("Only the worker or a supervisor may change the duty.");
        }

        if (State.OnDuty != onDuty)
        {
            await Commit(State with { OnDuty = onDuty });
        }

        return State.Revision;
    }

    public Task Deliver(InboxItem item, CancellationToken cancellationToken) => Take(State.Deliver(item));

    public Task Withdraw(string caseId, long revision, CancellationToken cancellationToken) => Take(State.Withdraw(caseId, revision));

    public Task<WorkerAvailability> GetAvailability(string grid, CancellationToken cancellationToken) => Task.FromResult(
        new WorkerAvailability(State.Described && State.OnDuty, State.Inbox.Values.Count(item => item.Grid != grid)));

    protected override Card? Describe(GridWorkerState state) => !state.Described ? null : new Card
    {
        Title = state.Name,
        Area = state.Area,
        Status = state.OnDuty ? "on-duty" : "off-duty",
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = [.. state.Grids.Select(grid => new ObjectLink(ObjectKind.Grid, new ObjectKey(ObjectKind.Grid, grid)))],
    };

    private Task Take(GridWorkerState next) => ReferenceEquals(next, State) ? Task.CompletedTask : Commit(next);

    private bool IsVisibleTo(Caller caller) => State.Described && (caller.Worker == Key.Id || caller.Scope.Covers(State.Area));
}
