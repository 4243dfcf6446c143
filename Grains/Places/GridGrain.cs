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
    OpenCases openCases,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<GridGrain> log)
    : HazardSiteGrain<GridState, GridAttributes>(document, policies, time, log), IGridGrain
{
    private GridCases? _cases;

    protected override string Grid => Key.Id;

    private GridCases Cases => _cases ??= new GridCases(openCases, Key.Id);

    public async Task<Outcome<GridSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        FindRefusal(caller, Right.Read) is { } refusal ? refusal : State.ToSnapshot(Key.Id, await Cases.Read(cancellationToken), await boundaries.Fit(Key.Id, caller));

    public Task Enroll(string worker, CancellationToken cancellationToken) =>
        State.Roster.Contains(worker) ? Task.CompletedTask : Commit(State with { Roster = State.Roster.Add(worker) });

    public Task Dismiss(string worker, CancellationToken cancellationToken) =>
        State.Roster.Contains(worker) ? Commit(State with { Roster = State.Roster.Remove(worker) }) : Task.CompletedTask;

    public async Task<string?> Choose(string caseId, string category, ImmutableArray<string> tried, CancellationToken cancellationToken)
    {
        var chosen = (await GetCandidates(category, tried, cancellationToken)).FirstOrDefault(static candidate => candidate is { Available: true, Tried: false })?.Worker;
        if (chosen is not null)
        {
            Cases.Place(caseId, chosen);
        }

        return chosen;
    }

    public Task Place(string caseId, string worker, CancellationToken cancellationToken)
    {
        Cases.Place(caseId, worker);
        return Task.CompletedTask;
    }

    public async Task<ImmutableArray<CaseCandidate>> GetCandidates(string category, ImmutableArray<string> tried, CancellationToken cancellationToken)
    {
        var roster = await Availability(State.Roster, category, cancellationToken);
        var deputies = roster
            .Where(static entry => entry.Value is { Reason: Presence.OnLeave, Deputy: not null })
            .ToLookup(static entry => entry.Value.Deputy!, static entry => entry.Key, StringComparer.Ordinal);
        var others = await Availability(deputies.Select(static deputy => deputy.Key).Except(State.Roster), category, cancellationToken);
        var loads = await Cases.Loads(cancellationToken);
        return Candidates.Rank([.. roster, .. others], deputies, tried, worker => loads.GetValueOrDefault(worker));
    }

    public async Task<Steward?> GetSteward(CancellationToken cancellationToken)
    {
        var candidates = await GetCandidates(category: string.Empty, tried: [], cancellationToken);
        return candidates
            .OrderByDescending(static candidate => candidate.Available)
            .ThenBy(static candidate => candidate.DeputyFor is not null)
            .ThenBy(static candidate => candidate.Worker, StringComparer.Ordinal)
            .Select(candidate => new Steward(candidate.Worker, candidate.Name, Key.Id, candidate.Available, candidate.DeputyFor))
            .FirstOrDefault();
    }

    public Task Release(string caseId, CancellationToken cancellationToken)
    {
        Cases.Release(caseId);
        return Task.CompletedTask;
    }

    private Task<KeyValuePair<string, WorkerAvailability>[]> Availability(IEnumerable<string> workers, string category, CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select(async worker => KeyValuePair.Create(worker, await GrainFactory.GridWorker(worker).GetAvailability(Key.Id, category, cancellationToken))));

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
