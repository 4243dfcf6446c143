using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Search;

namespace Twin.Models;

[StatelessWorker]
[Reentrant]
[GrainType("models")]
internal sealed class ModelsGrain : Grain, IModelsGrain
{
    public async Task<ImmutableArray<ModelVersion>> List(CancellationToken cancellationToken)
    {
        var kinds = new SortedSet<string>(ShippedModels.Kinds, StringComparer.Ordinal);
        await foreach (var entry in GrainFactory.Catalog().ListAll(Caller.System, new ObjectFilter { Kind = ObjectKind.Model }, cancellationToken))
        {
            kinds.Add(entry.Key.Id);
        }

        var models = await Task.WhenAll(kinds.Select(kind => GrainFactory.Model(kind).Get(version: null, cancellationToken)));
        return [.. models.Select(model => model.Value).OfType<ModelVersion>()];
    }
}
