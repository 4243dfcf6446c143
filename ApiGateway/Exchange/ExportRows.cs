using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Twin.Access;
using Twin.Search;

namespace Twin.Exchange;

/// <summary>The rows of an export, a page of the list at a time. What is out of the caller's sight by then is left out.</summary>
internal sealed class ExportRows(IGrainFactory grains)
{
    private const int PageSize = 200;

    /// <param name="most">No more rows than these.</param>
    public async IAsyncEnumerable<ImmutableArray<JsonElement?>> Read(
        Caller caller, ObjectFilter filter, ExportColumns columns, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        var left = most;
        do
        {
            var page = await grains.Catalog().List(caller, new CatalogQuery(filter, Sort: null, cursor, Math.Min(PageSize, left)), cancellationToken);
            if (!page.Succeeded)
            {
                // The rights were asked before the first row; since then they have been taken away.
                throw new BadHttpRequestException(page.Refusal.Message, StatusCodes.Status403Forbidden);
            }

            foreach (var row in await Task.WhenAll(page.Value.Items.Select(entry => Row(caller, entry, columns, cancellationToken))))
            {
                if (!row.IsDefault)
                {
                    yield return row;
                }
            }

            left -= page.Value.Items.Length;
            cursor = page.Value.Cursor;
        }
        while (cursor is not null && left > 0);
    }

    private async Task<ImmutableArray<JsonElement?>> Row(Caller caller, CatalogEntry entry, ExportColumns columns, CancellationToken cancellationToken)
    {
        if (!columns.HasAttributes)
        {
            return columns.Values(entry);
        }

        var read = await grains.Object(entry.Key).ReadOnce(caller, cancellationToken);
        return read.Succeeded ? columns.Values(entry.Key.Id, read.Value.Area, JsonElement.Parse(read.Value.Attributes)) : default;
    }
}
