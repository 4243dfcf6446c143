using System.Runtime.CompilerServices;
using Twin.Access;

namespace Twin.Search;

/// <summary>Lists as long as they are, page by page.</summary>
public static class WholeLists
{
    private const int PageSize = 200;

    /// <summary>All that meets a filter, by id. What comes or goes meanwhile may be in it or not.</summary>
    /// <exception cref="InvalidOperationException">The caller may not list that.</exception>
    public static async IAsyncEnumerable<CatalogEntry> ListAll(
        this ICatalogGrain catalog, Caller caller, ObjectFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        string? cursor = null;
        do
        {
            var found = await catalog.List(caller, new CatalogQuery(filter, Sort: null, cursor, PageSize), cancellationToken);
            var page = found.Succeeded ? found.Value : throw new InvalidOperationException(found.Refusal.Message);
            foreach (var entry in page.Items)
            {
                yield return entry;
            }

            cursor = page.Cursor;
        }
        while (cursor is not null);
    }
}
