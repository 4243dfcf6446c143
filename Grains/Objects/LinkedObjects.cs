using System.Runtime.CompilerServices;
using Twin.Access;
using Twin.Search;

namespace Twin.Objects;

/// <summary>Which objects link to one, however many.</summary>
internal static class LinkedObjects
{
    /// <param name="kind">A kind of the twin's own, or <see cref="ObjectKind.Thing"/> for all whose model is data.</param>
    public static async IAsyncEnumerable<CatalogEntry> LinkedTo(
        this IGrainFactory grains, ObjectKey key, string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = new ObjectFilter { Kind = kind == ObjectKind.Thing ? null : kind, Links = [key] };
        await foreach (var entry in grains.Catalog().ListAll(Caller.System, filter, cancellationToken))
        {
            if (filter.Kind is not null || !ObjectKind.IsBuiltIn(entry.Key.Kind))
            {
                yield return entry;
            }
        }
    }
}
