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
        FindRefusal(caller, Right.Read) is { } refusal ? refusal : State.ToSnapshot(Key.Id, await Cases.Read(), await boundaries.Fit(Key.Id, caller));

    public Task Enroll(string worker, CancellationToken cancellationToken) =>
        State.Roster.Contains(worker) ? Task.CompletedTask : Commit(State with { Roster = State.Roster.Add(worker) });

    public Task Dismiss(string worker, CancellationToken cancellationToken) =>
        State.Roster.Contains(worker) ? Commit(State with { Roster = State.Roster.Remove(worker) }) : Task.CompletedTask;

    public async Task<string?> Choose(string caseId, CaseNeed need, ImmutableArray<string> tried, CancellationToken cancellationToken)
    {
        var team = await Team(need, cancellationToken);
        var chosen = team.Rank(tried, await Cases.Loads()).FirstOrDefault(static candidate => candidate is { Available: true, Tried: false })?.Worker;
        if (chosen is not null)
        {
            await Cases.Place(caseId, chosen);
        }

        return chosen;
    }

    public Task Place(string caseId, string worker, CancellationToken cancellationToken) => Cases.Place(caseId, worker).AsTask();

    public async Task<ImmutableArray<CaseCandidate>> GetCandidates(CaseNeed need, ImmutableArray<string> tried, CancellationToken cancellationToken)
    {
        var team = await Team(need, cancellationToken);
        return team.Rank(tried, await Cases.Loads());
    }

    public async Task<Steward?> GetSteward(CancellationToken cancellationToken)
    {
        var candidates = await GetCandidates(new CaseNeed(Key.Id, Category: string.Empty), tried: [], cancellationToken);
        return candidates
            .OrderByDescending(static candidate => candidate.Available)
            .ThenBy(static candidate => candidate.DeputyFor is not null)
            .ThenBy(static candidate => candidate.Worker, StringComparer.Ordinal)
            .Select(candidate => new Steward(candidate.Worker, candidate.Name, Key.Id, candidate.Available, candidate.DeputyFor))
            .FirstOrDefault();
    }

    public Task Release(string caseId, CancellationToken cancellationToken) => Cases.Release(caseId).AsTask();

    /// <summary>Those on the roster, and those who stand in for them.</summary>
    private async Task<Candidates> Team(CaseNeed need, CancellationToken cancellationToken)
    {
        var roster = await Offer(State.Roster, need, cancellationToken);
        var deputies = roster
            .Where(static entry => entry.Value is { Reason: Presence.OnLeave, Deputy: not null })
            .ToLookup(static entry => entry.Value.Deputy!, static entry => entry.Key, StringComparer.Ordinal);
        var others = await Offer(deputies.Select(static deputy => deputy.Key).Except(State.Roster), need, cancellationToken);
        return new Candidates([.. roster, .. others], deputies);
    }

    private Task<KeyValuePair<string, WorkerAvailability>[]> Offer(IEnumerable<string> workers, CaseNeed need, CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select(async worker => KeyValuePair.Create(worker, await GrainFactory.GridWorker(worker).Offer(need, cancellationToken))));

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
