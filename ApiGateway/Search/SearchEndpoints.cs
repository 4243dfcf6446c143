using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", Search).WithTags("Search").ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>Finds objects of every kind by name, code or id within my areas.</summary>
    /// <param name="q">Words, names, codes; at most 200 characters. All objects when not given.</param>
    /// <param name="kind">One kind, such as <c>person</c>.</param>
    /// <param name="area">An area code: only what lies in that area.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> Search(
        string? q, string? kind, string? area, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = new CatalogQuery(q, kind, Status: null, area, Links: [], cursor, limit ?? CatalogLimits.DefaultPage);
        return CatalogLimits.Check(query) is { } refusal
            ? Answer.Problem(refusal)
            : Answer.Of(await grains.Catalog().Find(caller, query, cancellationToken), SearchPage.Of);
    }
}
