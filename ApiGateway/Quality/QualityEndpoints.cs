using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Search;

namespace Twin.Quality;

internal static class QualityEndpoints
{
    private const int LongestArea = 17;

    public static void MapQuality(this IEndpointRouteBuilder api)
    {
        var quality = api.MapGroup("").WithTags("Quality").ProducesProblem(StatusCodes.Status401Unauthorized);
        quality.MapGet("/duplicates", GetDuplicates).Needs(ObjectKind.Person, Right.Merge);
        quality.MapGet("/quality", GetQuality).Needs(ObjectKind.Person, Right.Merge);
    }

    /// <summary>Pairs of records that may be the same object, with what they have in common; both lie in my areas.</summary>
    /// <param name="kind">So far <c>person</c>.</param>
    /// <param name="area">An area code: only what lies in that area.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<DuplicateList>, ProblemHttpResult>> GetDuplicates(
        string kind, string? area, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => FindFault(area) is { } fault
            ? Answer.Problem(fault)
            : await Paged.Of(
                new PageCursor("duplicates", kind, area),
                cursor,
                after => grains.Quality().FindDuplicates(caller, kind, area, after, limit ?? CatalogLimits.DefaultPage, cancellationToken),
                DuplicateList.Of);

    /// <summary>How many objects have which fields filled, with a value that can well be, and how many are one of a pair: in all and by area.</summary>
    /// <param name="kind">So far <c>person</c>.</param>
    /// <param name="area">An area code: only that area, and what it consists of.</param>
    private static async Task<Results<Ok<QualityReport>, ProblemHttpResult>> GetQuality(
        string kind, string? area, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => FindFault(area) is { } fault
            ? Answer.Problem(fault)
            : Answer.Of(await grains.Quality().Measure(caller, kind, area, cancellationToken));

    private static Refusal? FindFault(string? area) => area is null || (area.Length <= LongestArea && area.All(char.IsAsciiDigit))
        ? null
        : Refusal.Invalid("area", $"must be an area code of up to {LongestArea} digits");
}
