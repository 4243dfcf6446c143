using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Objects;

/// <summary>
/// A place lies in another area now, and what lies in it must follow. Each object asks the place itself where it is, so
/// the order of several moves does not matter and a repeat changes nothing.
/// </summary>
public sealed record OwedMove(ObjectKey Place, string Kind) : Owed
{
    private const int PageSize = 200;

    public override async Task Settle(IGrainFactory grains, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var query = new CatalogQuery(new ObjectFilter { Kind = Kind, Links = [Place] }, Sort: null, cursor, PageSize);
            var found = await grains.Catalog().List(Caller.System, query, cancellationToken);
            var page = found.Succeeded ? found.Value : throw new InvalidOperationException(found.Refusal.Message);
            await Task.WhenAll(page.Items.Select(item => grains.Object(item.Key).Relocate(cancellationToken)));
            cursor = page.Cursor;
        }
        while (cursor is not null);
    }
}
