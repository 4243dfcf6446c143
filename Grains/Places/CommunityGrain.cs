using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[GrainType(ObjectKind.Community)]
internal sealed class CommunityGrain(
    [PersistentState(ObjectKind.Community, TwinStorage.Name)] IPersistentState<Document<CommunityState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<CommunityGrain> log)
    : TwinGrain<CommunityState>(document, time, log), ICommunityGrain
{
    public async Task<Outcome<long>> Upsert(Caller caller, CommunityAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change communities.");
        }

        if ((PlaceRules.CheckCode(Key.Id, PlaceRules.CommunityCodeLength) ?? PlaceRules.CheckName(attributes.Name)) is { } refusal)
        {
            return refusal;
        }

        if (State.Name != attributes.Name)
        {
            await Commit(State with { Name = attributes.Name });
        }

        return State.Revision;
    }

    public Task<Outcome<CommunitySnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<CommunitySnapshot>>(State.Described && caller.Scope.Covers(Key.Id)
            ? new CommunitySnapshot(Key.Id, State.Name, [.. State.Grids], State.Revision)
            : Refusal.NotFound(Key));

    public Task AddGrid(string grid, CancellationToken cancellationToken) =>
        State.Grids.Contains(grid) ? Task.CompletedTask : Commit(State with { Grids = State.Grids.Add(grid) });

    public Task<bool> Exists(CancellationToken cancellationToken) => Task.FromResult(State.Described);

    protected override Card? Describe(CommunityState state) => !state.Described ? null : new Card
    {
        Title = state.Name,
        Area = Key.Id,
        Terms = SearchTerms.Of(Key.Id, state.Name),
    };
}
