using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Search;

/// <summary>Lists, counts and summaries of objects, all from one filter: so their numbers agree.</summary>
internal static class ObjectListEndpoints
{
    public static void MapObjectLists(this IEndpointRouteBuilder api)
    {
        var objects = api.MapGroup("/objects").WithTags("Objects").ProducesProblem(StatusCodes.Status401Unauthorized);
        objects.MapGet("", ListObjects).Needs(RightsTable.Catalog, Right.Read);
        objects.MapGet("/count", CountObjects).Needs(RightsTable.Catalog, Right.Read);
        objects.MapGet("/summary", SummarizeObjects).Needs(RightsTable.Catalog, Right.Read);
    }

    /// <summary>The objects within my areas that meet every condition given.</summary>
    /// <param name="sort"><c>id</c>, <c>title</c>, <c>area</c>, <c>kind</c>, <c>status</c>, <c>due</c>, <c>changed</c> or <c>fact:name</c>; with a hyphen before it the other way round. <c>id</c> when not given.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListObjects(
        [AsParameters] ObjectFilterQuery filter, string? sort, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var page = limit ?? CatalogLimits.DefaultPage;
        if (CatalogLimits.CheckPage(page, cursor) is { } refusal)
        {
            return Answer.Problem(refusal);
        }

        var asked = filter.ToFilter();
        return asked.Succeeded
            ? Answer.Of(await grains.Catalog().List(caller, new CatalogQuery(asked.Value, sort, cursor, page), cancellationToken), ObjectPage.Of)
            : Answer.Problem(asked.Refusal);
    }

    /// <summary>How many objects the same filter lists.</summary>
    private static async Task<Results<Ok<ObjectTotal>, ProblemHttpResult>> CountObjects(
        [AsParameters] ObjectFilterQuery filter, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var asked = filter.ToFilter();
        return asked.Succeeded
            ? Answer.Of(await grains.Catalog().Count(caller, asked.Value, cancellationToken), static total => new ObjectTotal(total))
            : Answer.Problem(asked.Refusal);
    }

    /// <summary>How many objects of each value the same filter lists.</summary>
    /// <param name="by"><c>kind</c>, <c>area</c>, <c>area:digits</c>, <c>status</c>, <c>label</c> or <c>fact:name</c>.</param>
    private static async Task<Results<Ok<ObjectSummary>, ProblemHttpResult>> SummarizeObjects(
        [AsParameters] ObjectFilterQuery filter, string by, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var asked = filter.ToFilter();
        return asked.Succeeded
            ? Answer.Of(await grains.Catalog().Summarize(caller, asked.Value, by, cancellationToken), ObjectSummary.Of)
            : Answer.Problem(asked.Refusal);
    }
}
