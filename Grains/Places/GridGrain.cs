using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Grid)]
internal sealed class GridGrain(
    [PersistentState(ObjectKind.Grid, TwinStorage.Name)] IPersistentState<Document<GridState>> document,
    CasePolicies policies,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<GridGrain> log)
    : HazardSiteGrain<GridState>(document, policies, time, log), IGridGrain
{
    protected override string Grid => Key.Id;

    public async Task<Outcome<long>> Upsert(Caller caller, GridAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change grids.");
        }

        if ((PlaceRules.CheckCode(Key.Id, PlaceRules.GridCodeLength) ?? PlaceRules.CheckName(attributes.Name)) is { } refusal)
        {
            return refusal;
        }

        if (!Key.Id.StartsWith(attributes.Community, StringComparison.Ordinal)
            || !await GrainFactory.Community(attributes.Community).Exists(cancellationToken))
        {
            return Refusal.Invalid("community", $"community '{attributes.Community}' is not known or its code does not start the grid's");
        }

        if (State.Name != attributes.Name || State.Community != attributes.Community)
        {
            await Commit(State with
            {
                Name = attributes.Name,
                Community = attributes.Community,
                Owes = State.Owes.Add(new OwedGrid(attributes.Community, Key.Id)),
            });
        }

        return State.Revision;
    }

    public Task<Outcome<GridSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<GridSnapshot>>(
            State.Described && caller.Scope.Covers(Key.Id) ? State.ToSnapshot(Key.Id) : Refusal.NotFound(Key));

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

    protected override Card? Describe(GridState state) => !state.Described ? null : new Card
    {
        Title = state.Name,
        Area = Key.Id,
        Status = state.Incidents.IsQuiet ? "normal" : "alarm",
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = [new ObjectLink(ObjectKind.Community, new ObjectKey(ObjectKind.Community, state.Community))],
    };
}
