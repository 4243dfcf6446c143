using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Exchange.Kinds;
using Twin.Http;
using Twin.Search;

namespace Twin.Exchange;

internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var exports = api.MapGroup("/exports").WithTags("Export").ProducesProblem(StatusCodes.Status401Unauthorized);
        exports.MapPost("", RequestExport).Needs(RightsTable.Catalog, Right.Export);
        exports.MapGet("", ListExports).Needs(RightsTable.Catalog, Right.Export);

        var export = exports.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        export.MapGet("", GetExport).Needs(RightsTable.Catalog, Right.Export);
        export.MapPost("/approve", ApproveExport).Needs(RightsTable.Catalog, Right.ApproveExport).ProducesProblem(StatusCodes.Status409Conflict);
        export.MapPost("/reject", RejectExport).Needs(RightsTable.Catalog, Right.ApproveExport).ProducesProblem(StatusCodes.Status409Conflict);
        export.MapGet("/file", DownloadExport).Needs(RightsTable.Catalog, Right.Export)
            .Produces<string>(StatusCodes.Status200OK, FileTypes.Csv, FileTypes.Xlsx, FileTypes.Ndjson)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status410Gone);
    }

    /// <summary>
    /// Asks for a list as a file, by the filter that <c>GET /objects</c> takes. What holds no people or homes is ready
    /// at once; anything else waits for a second person.
    /// </summary>
    private static async Task<Results<Created<ExportItem>, ProblemHttpResult>> RequestExport(
        [AsParameters] ObjectFilterQuery filter, [AsParameters] ExportQuery query, Caller caller, IGrainFactory grains, KindTables tables, TimeProvider time, CancellationToken cancellationToken)
    {
        var formats = Enum.GetValues<FileFormat>().ToDictionary(GatewayJson.Name, StringComparer.Ordinal);
        if (!formats.TryGetValue(query.Format, out var format))
        {
            return Answer.Problem(Refusal.Invalid("format", $"must be one of {string.Join(", ", formats.Keys)}"));
        }

        var asked = filter.ToFilter();
        if (!asked.Succeeded)
        {
            return Answer.Problem(asked.Refusal);
        }

        var plan = new ExportPlan(asked.Value, format, [.. query.Field ?? []]);
        var columns = await Columns(caller, plan, tables, cancellationToken);
        if (!columns.Succeeded)
        {
            return Answer.Problem(columns.Refusal);
        }

        var requested = await grains.Export(ExchangeId.New(time.GetUtcNow())).Request(caller, plan, cancellationToken);
        return requested.Succeeded ? TypedResults.Created($"/api/v1/exports/{requested.Value.Id}", ExportItem.Of(requested.Value)) : Answer.Problem(requested.Refusal);
    }

    /// <summary>The exports I asked for or may approve, newest first.</summary>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ExportPage>, ProblemHttpResult>> ListExports(
        int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => Paged.Of(
            new PageCursor("exports"), cursor, after => grains.Exchange().ListExports(caller, after, limit ?? ExportPage.DefaultLimit, cancellationToken), ExportPage.Of);

    /// <summary>An export and, once it is ready, its link.</summary>
    private static async Task<Results<Ok<ExportItem>, ProblemHttpResult>> GetExport(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Export(id).Get(caller, cancellationToken), ExportItem.Of);

    /// <summary>Lets an export go out; not by whoever asked for it.</summary>
    private static async Task<Results<Ok<ExportItem>, ProblemHttpResult>> ApproveExport(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Export(id).Decide(caller, approve: true, cancellationToken), ExportItem.Of);

    /// <summary>Does not let an export go out; not by whoever asked for it.</summary>
    private static async Task<Results<Ok<ExportItem>, ProblemHttpResult>> RejectExport(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Export(id).Decide(caller, approve: false, cancellationToken), ExportItem.Of);

    /// <summary>The file, as the list is now and as I may see it, for whoever asked for it and until the link expires. Each download is on record.</summary>
    private static async Task<IResult> DownloadExport(
        string id, HttpContext http, Caller caller, IGrainFactory grains, KindTables tables, ExportRows rows, TimeProvider time, CancellationToken cancellationToken)
    {
        var opened = await grains.Export(id).Open(caller, cancellationToken);
        if (!opened.Succeeded)
        {
            return Answer.Problem(opened.Refusal);
        }

        var export = opened.Value;
        var columns = await Columns(caller, export.Plan, tables, cancellationToken);
        if (!columns.Succeeded)
        {
            return Answer.Problem(columns.Refusal);
        }

        http.Response.ContentType = FileTypes.Of(export.Plan.Format);
        http.Response.Headers.ContentDisposition = $"attachment; filename=export-{id}.{GatewayJson.Name(export.Plan.Format)}";
        var found = rows.Read(caller with { Purpose = export.Purpose }, export.Plan.Filter, columns.Value, export.MaxRows, cancellationToken);
        await ExportFile.Write(http, export, columns.Value, found, time.GetUtcNow());
        return Results.Empty;
    }

    private static async Task<Outcome<ExportColumns>> Columns(Caller caller, ExportPlan plan, KindTables tables, CancellationToken cancellationToken) =>
        ExportColumns.Of(caller.Role, plan.Filter.Kind is { } kind ? await tables.Find(kind, cancellationToken) : null, plan.Fields);
}
