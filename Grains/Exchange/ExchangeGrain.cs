using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Exchange;

[StatelessWorker]
[Reentrant]
[GrainType("exchange")]
internal sealed class ExchangeGrain(IStoredKeys keys) : Grain, IExchangeGrain
{
    private const int MaxLimit = 200;
    private const int MostMappings = 1_000;

    public async Task<Outcome<ExchangePage<ImportSnapshot>>> ListImports(Caller caller, string? after, int limit, CancellationToken cancellationToken) =>
        Rights.Refuse(caller, RightsTable.Catalog, Right.Import) is { } refusal
            ? refusal
            : await List(ObjectKind.Import, after, limit, id => GrainFactory.Import(id).Get(caller, cancellationToken), cancellationToken);

    public async Task<Outcome<ExchangePage<ExportSnapshot>>> ListExports(Caller caller, string? after, int limit, CancellationToken cancellationToken) =>
        Rights.Refuse(caller, RightsTable.Catalog, Right.Export) is { } refusal
            ? refusal
            : await List(ObjectKind.Export, after, limit, id => GrainFactory.Export(id).Get(caller, cancellationToken), cancellationToken);

    public async Task<Outcome<ImmutableSortedDictionary<string, ImportMapping>>> ListMappings(Caller caller, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.Catalog, Right.Import) is { } refusal)
        {
            return refusal;
        }

        var ids = await keys.List(ObjectKind.ImportMapping, after: null, MostMappings, cancellationToken).OrStorageFault();
        var mappings = await Task.WhenAll(ids.Select(async id => (Id: id, Mapping: await GrainFactory.ImportMapping(id).Get(caller, cancellationToken))));
        return mappings.Where(static found => found.Mapping.Succeeded)
            .ToImmutableSortedDictionary(static found => found.Id, static found => found.Mapping.Value!, StringComparer.Ordinal);
    }

    /// <summary>What is not there for the caller is left out.</summary>
    private async Task<Outcome<ExchangePage<T>>> List<T>(
        string kind, string? after, int limit, Func<string, Task<Outcome<T>>> get, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Refusal.Invalid("limit", $"must be 1 to {MaxLimit}");
        }

        if (after is not null && !ObjectKey.IsValidId(after))
        {
            return Refusal.Invalid("cursor", "is not one of ours");
        }

        var ids = await keys.List(kind, after, limit + 1, cancellationToken).OrStorageFault();
        var found = await Task.WhenAll(ids.Take(limit).Select(get));
        return new ExchangePage<T>([.. found.Where(static item => item.Succeeded).Select(static item => item.Value!)], ids.Length > limit ? ids[limit - 1] : null);
    }
}
