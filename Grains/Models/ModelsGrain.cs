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
    private const int PageSize = 200;

    public async Task<ImmutableArray<ModelVersion>> List(CancellationToken cancellationToken)
    {
        var kinds = new SortedSet<string>(ShippedModels.Kinds, StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var query = new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Model }, Cursor: cursor, Limit: PageSize);
            var page = (await GrainFactory.Catalog().List(Caller.System, query, cancellationToken)).Value!;
            kinds.UnionWith(page.Items.Select(entry => entry.Key.Id));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        var models = await Task.WhenAll(kinds.Select(kind => GrainFactory.Model(kind).Get(version: null, cancellationToken)));
        return [.. models.Select(model => model.Value).OfType<ModelVersion>()];
    }
}
