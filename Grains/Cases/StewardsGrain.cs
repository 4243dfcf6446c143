using Orleans.Concurrency;
using Twin.Access;
using Twin.Notices;
using Twin.Places;

namespace Twin.Cases;

[StatelessWorker]
[Reentrant]
[GrainType("stewards")]
internal sealed class StewardsGrain : Grain, IStewardsGrain
{
    public async Task<Outcome<Steward>> FindMine(Caller caller, CancellationToken cancellationToken) =>
        Addressee.PersonOf(caller) is { } person && await GrainFactory.Person(person).GetStanding(cancellationToken) is { Known: true, Home: not null, Area: { } area }
            ? await FindIn(area, cancellationToken)
            : None();

    public async Task<Outcome<Steward>> FindOf(Caller caller, string household, CancellationToken cancellationToken)
    {
        var home = await GrainFactory.Household(household).Get(caller, cancellationToken);
        return !home.Succeeded ? home.Refusal : home.Value.Area is { } area ? await FindIn(area, cancellationToken) : None();
    }

    private async Task<Outcome<Steward>> FindIn(string area, CancellationToken cancellationToken) =>
        await GrainFactory.Grid(AreaCode.GridOf(area)).GetSteward(cancellationToken) is { } steward ? steward : None();

    private static Refusal None() => new(RefusalReason.NotFound, "There is no steward for this home.");
}
