using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Grid)]
internal sealed class GridGrain(
    [PersistentState(ObjectKind.Grid, TwinStorage.Name)] IPersistentState<Document<GridState>> document,
    CasePolicies policies,
    BoundaryBook boundaries,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<GridGrain> log)
    : HazardSiteGrain<GridState, GridAttributes>(document, policies, time, log), IGridGrain
{
    protected override string Grid => Key.Id;

    public async Task<Outcome<GridSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        FindRefusal(caller, Right.Read) is { } refusal ? refusal : State.ToSnapshot(Key.Id, await boundaries.Fit(Key.Id, caller));

    public Task Enroll(string worker, CancellationToken cancellationToken) =>
        State.Roster.Contains(worker) ? Task.CompletedTask : Commit(State with { Roster = State.Roster.Add(worker) });

    public Task Dismiss(string worker, CancellationToken cancellationToken) =>
        State.Roster.Contains(worker) ? Commit(State with { Roster = State.Roster.Remove(worker) }) : Task.CompletedTask;

    public async Task<string?> Assign(string caseId, int attempt, CancellationToken cancellationToken)
    {
        var present = State.Cases.GetValueOrDefault(caseId);
        if (present?.Attempt >= attempt)
        {
            return present.Worker;
        }

        var tried = present?.Tried ?? [];
        var candidates = State.Roster.Except(tried);
        var availability = await Task.WhenAll(candidates.Select(async worker =>
            (Worker: worker, Is: await GrainFactory.GridWorker(worker).GetAvailability(Key.Id, cancellationToken))));
        var chosen = availability
            .Where(candidate => candidate.Is.OnDuty)
            .OrderBy(candidate => candidate.Is.LoadElsewhere + State.LoadOf(candidate.Worker))
            .ThenBy(candidate => candidate.Worker, StringComparer.Ordinal)
            .Select(candidate => candidate.Worker)
            .FirstOrDefault();
        if (chosen is not null)
        {
            await Commit(State with { Cases = State.Cases.SetItem(caseId, new Assignment(chosen, attempt, tried.Add(chosen))) });
        }

        return chosen;
    }

    public Task Release(string caseId, CancellationToken cancellationToken) =>
        State.Cases.ContainsKey(caseId) ? Commit(State with { Cases = State.Cases.Remove(caseId) }) : Task.CompletedTask;

    protected override ImmutableArray<string> HeldBy => [ObjectKind.MicroGrid, ObjectKind.Building, ObjectKind.GridWorker, ObjectKind.Device];

    protected override async ValueTask<Outcome<GridState>> Apply(GridAttributes attributes, CancellationToken cancellationToken)
    {
        if ((PlaceRules.CheckCode(Key.Id, AreaLevel.Grid) ?? PlaceRules.CheckName(attributes.Name)) is { } refusal)
        {
            return refusal;
        }

        if (!Key.Id.StartsWith(attributes.Community, StringComparison.Ordinal)
            || !await GrainFactory.Community(attributes.Community).Exists(cancellationToken))
        {
            return Refusal.Invalid("community", $"community '{attributes.Community}' is not known or its code does not start the grid's");
        }

        var boundary = boundaries.Check(attributes.Boundary);
        return boundary.Succeeded
            ? State with { Name = attributes.Name, Community = attributes.Community, Boundary = boundary.Value.Checked }
            : boundary.Refusal;
    }

    protected override GridAttributes AttributesOf(GridState state) => new(state.Name, state.Community, state.Boundary);

    protected override string? AreaOf(GridState state) => Key.Id;

    protected override Card CardOf(GridState state) => new()
    {
        Title = state.Name,
        Area = Key.Id,
        Status = state.Incidents.IsQuiet ? "normal" : "alarm",
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = PlaceLinks.ToParent(Key.Id),
        Region = new Region(state.Name, state.Boundary?.Text),
    };
}
