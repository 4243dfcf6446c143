using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

[GrainType(ObjectKind.GridWorker)]
internal sealed class GridWorkerGrain(
    [PersistentState(ObjectKind.GridWorker, TwinStorage.Name)] IPersistentState<Document<GridWorkerState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    CasePolicies policies,
    OpenCases cases,
    ILogger<GridWorkerGrain> log)
    : ObjectGrain<GridWorkerState, GridWorkerAttributes>(document, time, log), IGridWorkerGrain
{
    private const int MaxNameLength = 100;

    private WorkerInbox? _inbox;

    private WorkerInbox Inbox => _inbox ??= new WorkerInbox(cases, Key.Id);

    public async Task<Outcome<GridWorkerSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        var inbox = await Inbox.Read();
        return await Show(caller, () => State.ToSnapshot(Key.Id, inbox, Now));
    }

    public async Task<Outcome<long>> SetDuty(Caller caller, bool onDuty, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.SetDuty) is { } refusal)
        {
            return refusal;
        }

        if (State.OnDuty != onDuty)
        {
            await Commit(State with { OnDuty = onDuty });
        }

        return State.Revision;
    }

    public async Task<Outcome<int>> HandOver(Caller caller, string to, string? note, CancellationToken cancellationToken)
    {
        if ((FindRefusal(caller, Right.SetDuty) ?? GridWorkerRules.FindFault(note)) is { } refusal)
        {
            return refusal;
        }

        if (!ObjectKey.IsValidId(to) || to == Key.Id || !await IsThere(to, cancellationToken))
        {
            return Refusal.Invalid("worker", "must be a colleague who is not on leave");
        }

        var inbox = await Inbox.Read();
        await Commit(HandingOver(State, inbox, to, caller.Subject, note?.Trim()));
        return inbox.Length;
    }

    public Task Deliver(InboxItem item, CancellationToken cancellationToken) => Inbox.Deliver(item).AsTask();

    public Task Withdraw(string caseId, long revision, CancellationToken cancellationToken) => Inbox.Withdraw(caseId, revision).AsTask();

    public async Task<WorkerAvailability> Offer(CaseNeed need, CancellationToken cancellationToken)
    {
        var presence = State.Described ? Presence.At(Now, State.OnDuty, State.Shifts, State.Leave) : Presence.Unknown;
        return new WorkerAvailability(
            presence == Presence.OnDuty,
            await Inbox.CountOutside(need.Grid),
            State.Name,
            State.Skills.IsEmpty || State.Skills.Contains(need.Category, StringComparer.Ordinal),
            Presence.LeaveAt(Now, State.Leave)?.Deputy,
            presence,
            await Inbox.DistanceTo(need.Location));
    }

    /// <summary>Leave begins: the deputy gets what is open. One who is away too gets nothing, and neither does anybody for a leave that is over.</summary>
    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        while (State is { Described: true, NextHandOver: { } leave } && LocalDay.Start(leave.From) <= Now)
        {
            var next = State with { HandedOverFor = leave.From };
            var isDeputyThere = leave.To >= LocalDay.Of(Now) && await IsThere(leave.Deputy!, cancellationToken);
            await Commit(isDeputyThere ? HandingOver(next, await Inbox.Read(), leave.Deputy!, Caller.System.Subject, "on leave") : next);
        }
    }

    /// <summary>True for a worker who can be given cases: known, and not on leave.</summary>
    private async Task<bool> IsThere(string worker, CancellationToken cancellationToken) =>
        (await GrainFactory.GridWorker(worker).Offer(new CaseNeed(State.Grids[0], Category: string.Empty), cancellationToken)).Reason is not (Presence.Unknown or Presence.OnLeave);

    private GridWorkerState HandingOver(GridWorkerState state, ImmutableArray<InboxItem> inbox, string to, string by, string? note) => state with
    {
        Owes = [.. state.Owes, .. inbox.Select(item => new OwedHandOver(item.CaseId, Key.Id, to, by, note))],
    };

    protected override async ValueTask<Outcome<GridWorkerState>> Apply(GridWorkerAttributes attributes, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(attributes.Name) || attributes.Name.Length > MaxNameLength)
        {
            return Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters");
        }

        if (attributes.Grids.IsDefaultOrEmpty)
        {
            return Refusal.Invalid("grids", "must name at least one grid");
        }

        if (GridWorkerRules.FindFault(attributes, policies) is { } fault)
        {
            return fault;
        }

        foreach (var grid in attributes.Grids)
        {
            if (await GrainFactory.Grid(grid).GetArea(cancellationToken) is null)
            {
                return Refusal.Invalid("grids", $"grid '{grid}' is not known");
            }
        }

        return State with
        {
            Name = attributes.Name,
            Grids = State.Grids.SetEquals(attributes.Grids) ? State.Grids : [.. attributes.Grids],
            OnDuty = attributes.OnDuty ?? State.OnDuty,
            Skills = attributes.Skills ?? [],
            Shifts = attributes.Shifts ?? [],
            Leave = attributes.Leave ?? [],
        };
    }

    protected override GridWorkerAttributes AttributesOf(GridWorkerState state) => new(
        state.Name,
        [.. state.Grids],
        state.OnDuty,
        state.Skills.IsEmpty ? null : state.Skills,
        state.Shifts.IsEmpty ? null : state.Shifts,
        state.Leave.IsEmpty ? null : state.Leave);

    protected override string? AreaOf(GridWorkerState state) => state.Area;

    /// <summary>Tells the grids whose roster changes; deleted, the worker is on none.</summary>
    protected override GridWorkerState Owing(GridWorkerState next, long revision)
    {
        var (from, to) = (GridsIn(State), GridsIn(next));
        return next with
        {
            Owes =
            [
                .. next.Owes,
                .. to.Except(from).Select(grid => new OwedRoster(grid, Key.Id, Enrolled: true)),
                .. from.Except(to).Select(grid => new OwedRoster(grid, Key.Id, Enrolled: false)),
            ],
        };
    }

    protected override Card CardOf(GridWorkerState state) => new()
    {
        Title = state.Name,
        Area = state.Area,
        Status = state.OnDuty ? "on-duty" : "off-duty",
        Due = state.NextHandOver is { } leave ? LocalDay.Start(leave.From) : null,
        Terms = SearchTerms.Of(Key.Id).PersonName(state.Name),
        Links = [.. state.Grids.Select(grid => new ObjectLink(ObjectKind.Grid, new ObjectKey(ObjectKind.Grid, grid)))],
    };

    private static ImmutableSortedSet<string> GridsIn(GridWorkerState state) => state.Described ? state.Grids : [];
}
