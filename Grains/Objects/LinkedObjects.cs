using System.Runtime.CompilerServices;
using Twin.Access;
using Twin.Search;

namespace Twin.Objects;

/// <summary>Which objects link to one, however many.</summary>
internal static class LinkedObjects
{
    private const int PageSize = 200;

    /// <param name="kind">A kind of the twin's own, or <see cref="ObjectKind.Thing"/> for all whose model is data.</param>
    public static async IAsyncEnumerable<CatalogEntry> LinkedTo(
        this IGrainFactory grains, ObjectKey key, string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = new ObjectFilter { Kind = kind == ObjectKind.Thing ? null : kind, Links = [key] };
        string? cursor = null;
        do
        {
            var found = await grains.Catalog().List(Caller.System, new CatalogQuery(filter, Sort: null, cursor, PageSize), cancellationToken);
            var page = found.Succeeded ? found.Value : throw new InvalidOperationException(found.Refusal.Message);
            foreach (var entry in page.Items.Where(entry => filter.Kind is not null || !ObjectKind.IsBuiltIn(entry.Key.Kind)))
            {
                yield return entry;
            }

            cursor = page.Cursor;
        }
        while (cursor is not null);
    }
}
