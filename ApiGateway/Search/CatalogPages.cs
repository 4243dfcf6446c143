using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Search;

/// <summary>Lists of one kind of object, a page at a time.</summary>
internal static class CatalogPages
{
    /// <param name="sort">As in <see cref="CatalogQuery"/>.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    public static async Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListPage(
        this IGrainFactory grains, Caller caller, ObjectFilter filter, string? sort, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var page = limit ?? CatalogLimits.DefaultPage;
        return CatalogLimits.CheckPage(page, cursor) is { } refusal
            ? Answer.Problem(refusal)
            : Answer.Of(await grains.Catalog().List(caller, new CatalogQuery(filter, sort, cursor, page), cancellationToken), ObjectPage.Of);
    }
}
