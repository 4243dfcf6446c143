using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Search;

namespace Twin.Cases;

internal static class CaseFigureEndpoints
{
    private const string ByLabel = "label";
    private const string ByStatus = "status";
    private const string ByKind = "kind";

    public static void MapCaseFigures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/case-figures", GetCaseFigures).WithTags("Cases").Needs(ObjectKind.Case, Right.Read).ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/areas/{code}/overview", GetAreaOverview).WithTags("Places").Needs(RightsTable.Catalog, Right.Read).ProducesProblem(StatusCodes.Status401Unauthorized);
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
        string code, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        (string? Kind, string By)[] parts = [(null, ByKind), (ObjectKind.Device, ByStatus), (ObjectKind.Case, ByStatus), (ObjectKind.Case, ByLabel)];
        var counted = await Task.WhenAll(parts.Select(part => part.Kind is { } kind && Rights.Refuse(caller, kind, Right.Read) is not null
            ? Task.FromResult<Outcome<CatalogSummary>>(new CatalogSummary(0, []))
            : grains.Catalog().Summarize(caller, new ObjectFilter { Area = code, Kind = part.Kind }, part.By, cancellationToken)));
        return counted.FirstOrDefault(static part => !part.Succeeded) is { Refusal: { } refusal }
            ? Answer.Problem(refusal)
            : TypedResults.Ok(new AreaOverview(code, Counts(counted[0]), Counts(counted[1]), Counts(counted[2]), Counts(counted[3])));
    }

    private static ImmutableArray<ObjectCount> Counts(Outcome<CatalogSummary> summary) => [.. summary.Value!.Groups.Where(static group => group.Value is not null).Select(ObjectCount.Of)];
}
