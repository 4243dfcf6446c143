using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.RuleSet)]
internal sealed class RuleSetGrain(
    [PersistentState(ObjectKind.RuleSet, TwinStorage.Name)] IPersistentState<Document<RuleSetState>> document,
    ProfileCache profiles,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<RuleSetGrain> log) : TwinGrain<RuleSetState>(document, time, log), IRuleSetGrain
{
    private ObjectKey Owner => RuleOwner.Parse(Key.Id)!.Value;

    public Task<RuleSet> Find(CancellationToken cancellationToken) => Task.FromResult(State.Set);

    public async Task<Outcome<RevisedRuleSet>> Get(Caller caller, CancellationToken cancellationToken) =>
        await FindRefusal(caller, Right.Read, cancellationToken) is { } refusal ? refusal : new RevisedRuleSet(State.Set, State.Revision);

    public async Task<Outcome<long>> Put(Caller caller, RuleSet set, long revision, CancellationToken cancellationToken)
    {
        if (await FindRefusal(caller, Right.Edit, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (revision != State.Revision)
        {
            return Refusal.Stale(Key, State.Revision);
        }

        if ((RuleChecks.Check(set, Owner.Kind) ?? await FindUnmeasured(set, cancellationToken)) is { } fault)
        {
            return fault;
        }

        if (!RuleSets.Same(set, State.Set))
        {
            await Commit(State with { Set = set, Owes = State.Owes.Add(new OwedRules(Owner)) });
        }

        return State.Revision;
    }

    /// <summary>Nobody looks for rules by themselves: they are shown at what they belong to.</summary>
    protected override Card? Describe(RuleSetState state) => null;

    private async Task<Refusal?> FindUnmeasured(RuleSet set, CancellationToken cancellationToken) =>
        Owner.Kind == ObjectKind.Device && await profiles.Get((await GrainFactory.Device(Owner.Id).Get(Caller.System, cancellationToken)).Value!.Profile) is { } profile
            ? RuleSets.CheckMetrics(set, profile)
            : null;

    private async Task<Refusal?> FindRefusal(Caller caller, Right right, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, ObjectKind.RuleSet, right) is { } refusal)
        {
            return refusal;
        }

        var owner = Owner;
        var area = owner.Kind switch
        {
            ObjectKind.Device => (await GrainFactory.Device(owner.Id).Read(Caller.System, cancellationToken)).Value?.Area,
            ObjectKind.Estate => (await GrainFactory.Estate(owner.Id).Read(Caller.System, cancellationToken)).Value?.Area,
            _ => await GrainFactory.AreaOf(owner, cancellationToken),
        };
        return area is not null && caller.Scope.Covers(area) ? null : Refusal.NotFound(Key);
    }
}
