using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Search;

internal static class SearchEndpoints
{
    private const int DefaultSuggestions = 10;

    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        var search = api.MapGroup("/search").WithTags("Search").ProducesProblem(StatusCodes.Status401Unauthorized);
        search.MapGet("", Search).Needs(RightsTable.Catalog, Right.Read);
        search.MapGet("/suggest", Suggest).Needs(RightsTable.Catalog, Right.Read);
    }

    /// <summary>Finds objects of every kind within my areas by name, code, pinyin, initials, shorthand address or last four.</summary>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> Search(
        [AsParameters] ObjectFilterQuery filter, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var page = limit ?? CatalogLimits.DefaultPage;
        if (CatalogLimits.CheckPage(page, cursor) is { } refusal)
        {
            return Answer.Problem(refusal);
        }

        var asked = filter.ToFilter();
        return asked.Succeeded
            ? Answer.Of(await grains.Catalog().Search(caller, new SearchQuery(asked.Value, cursor, page), cancellationToken), SearchPage.Of)
            : Answer.Problem(asked.Refusal);
    }

    /// <summary>The best few for a text as it is typed.</summary>
    /// <param name="limit">1 to 20; 10 when not given.</param>
    private static async Task<Results<Ok<SuggestionList>, ProblemHttpResult>> Suggest(
        [AsParameters] ObjectFilterQuery filter, int? limit, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var asked = filter.ToFilter();
        return asked.Succeeded
            ? Answer.Of(await grains.Catalog().Suggest(caller, asked.Value, limit ?? DefaultSuggestions, cancellationToken), SuggestionList.Of)
            : Answer.Problem(asked.Refusal);
    }
}
