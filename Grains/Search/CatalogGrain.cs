using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Search;

[StatelessWorker]
[Reentrant]
[GrainType("catalog")]
internal sealed class CatalogGrain(ICatalog catalog) : Grain, ICatalogGrain
{
    private const int MaxLimit = 200;

    public async Task<Outcome<CatalogPage>> Find(Caller caller, CatalogQuery query, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > MaxLimit)
        {
            return Refusal.Invalid("limit", $"The limit must be from 1 to {MaxLimit}.");
        }

        var scope = Narrow(caller.Scope, query.Area);
        var cursors = new CatalogCursor(query, scope);
        string? after = null;
        if (query.Cursor is not null && !cursors.TryRead(query.Cursor, out after))
        {
            return Refusal.Invalid("cursor", "The cursor does not belong to this query.");
        }

        var terms = query.Text is null ? [] : SearchTerms.ForQuery(query.Text);
        var page = await catalog.Find(scope, query with { Cursor = after }, terms, cancellationToken).OrStorageFault();
        return page with { Cursor = page.Cursor is null ? null : cursors.Write(page.Cursor) };
    }

    /// <summary>What lies both in the scope and in the area.</summary>
    private static AreaScope Narrow(AreaScope scope, string? area) => string.IsNullOrEmpty(area)
        ? scope
        : scope.Covers(area)
            ? new AreaScope([area])
            : new AreaScope([.. scope.Prefixes.Where(prefix => prefix.StartsWith(area, StringComparison.Ordinal))]);
}
