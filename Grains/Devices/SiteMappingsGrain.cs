using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Devices;

[StatelessWorker]
[Reentrant]
[GrainType("site-mappings")]
internal sealed class SiteMappingsGrain(IStoredKeys keys) : Grain, ISiteMappingsGrain
{
    private const int Most = 1_000;

    public async Task<Outcome<ImmutableArray<SiteMapping>>> List(Caller caller, CancellationToken cancellationToken) =>
        Rights.Refuse(caller, ObjectKind.SiteMapping, Right.Read) is { } refusal
            ? refusal
            : await keys.Ask(ObjectKind.SiteMapping, Most, id => GrainFactory.SiteMapping(id).Get(caller, version: null, cancellationToken), cancellationToken);

    public async Task<Outcome<MappingTrialResult>> Try(Caller caller, MappingTrial trial, CancellationToken cancellationToken)
    {
        if ((Rights.Refuse(caller, ObjectKind.SiteMapping, Right.Edit) ?? SiteMappingRules.Check(trial.Definition)) is { } refusal)
        {
            return refusal;
        }

        return await GrainFactory.DeviceLinks().Try(trial, cancellationToken) is { } result
            ? result
            : Refusal.Conflict("No bridge is there to run it.");
    }
}
