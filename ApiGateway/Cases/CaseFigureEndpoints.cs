using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Accounts;
using Twin.Http;
using Twin.Notices;
using Twin.Search;

namespace Twin.Cases;

internal static class CaseFigureEndpoints
{
    private const string ByLabel = "label";

    public static void MapCaseFigures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/case-figures", GetCaseFigures).WithTags("Cases").Needs(ObjectKind.Case, Right.Read).ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/areas/{code}/overview", GetAreaOverview).WithTags("Places").Needs(RightsTable.Catalog, Right.Read).ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/areas/{code}/overview/live", FollowAreaOverview).WithTags("Places").Needs(RightsTable.Catalog, Right.Read)
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    /// <summary>Figures of the cases I see: how many were taken up, solved, on time, sent back, and how long they took. No worker is ranked.</summary>
    private static async Task<Results<Ok<CaseFigures>, ProblemHttpResult>> GetCaseFigures(
        [AsParameters] CaseFiguresQuery query, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = query.ToFilter();
        if (!filter.Succeeded)
        {
            return Answer.Problem(filter.Refusal);
        }

        var labels = await grains.Catalog().Summarize(caller, filter.Value, ByLabel, cancellationToken);
        var minutes = await grains.Catalog().Spread(caller, filter.Value, CaseFacts.Minutes, cancellationToken);
        return (labels.Refusal ?? minutes.Refusal) is { } refusal
            ? Answer.Problem(refusal)
            : TypedResults.Ok(CaseFigures.Of(labels.Value!, minutes.Value!));
    }

    /// <summary>What is in an area: objects by kind, devices and cases by status, and the cases to look at.</summary>
    /// <param name="code">An area code of up to 17 digits; what I may not see is not counted.</param>
    private static async Task<Results<Ok<AreaOverview>, ProblemHttpResult>> GetAreaOverview(
        string code, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.AreaTally().Count(caller, code, cancellationToken), tally => AreaOverview.Of(code, tally));

    /// <summary>
    /// The same as server-sent events: <c>overview</c> at once and whenever a number in it has changed, until the token
    /// expires.
    /// </summary>
    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> FollowAreaOverview(
        string code, HttpContext http, Caller caller, IGrainFactory grains, OverviewStream stream, LiveConnection connection, CancellationToken cancellationToken)
    {
        if ((await grains.AreaTally().Count(caller, code, cancellationToken)).Refusal is { } refusal)
        {
            return Answer.Problem(refusal);
        }

        await connection.Run(http, (output, end) => stream.Write(output, caller, code, () => SessionCheck.IsGood(http), end), cancellationToken);
        return TypedResults.Empty;
    }
}
