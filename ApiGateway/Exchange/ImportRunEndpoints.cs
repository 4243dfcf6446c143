using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Exchange.Files;
using Twin.Http;

namespace Twin.Exchange;

internal static class ImportRunEndpoints
{
    public static void MapImportRuns(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Import").ProducesProblem(StatusCodes.Status401Unauthorized);
        imports.MapPost("", StartImport).Needs(RightsTable.Catalog, Right.Import)
            .WithMetadata(new RequestSizeLimitAttribute(FileLimits.MaxBytes))
            .Accepts<string>(FileTypes.Csv, FileTypes.Xlsx, FileTypes.Ndjson)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        imports.MapGet("", ListImports).Needs(RightsTable.Catalog, Right.Import);

        var import = imports.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        import.MapGet("", GetImport).Needs(RightsTable.Catalog, Right.Import);
        import.MapGet("/rows", ListImportRows).Needs(RightsTable.Catalog, Right.Import);
        import.MapGet("/report", DownloadImportReport).Needs(RightsTable.Catalog, Right.Import)
            .Produces<string>(StatusCodes.Status200OK, FileTypes.Csv);
        import.MapPost("/cancel", CancelImport).Needs(RightsTable.Catalog, Right.Import);
    }

    /// <summary>
    /// Takes a csv, xlsx or ndjson file in: its rows are kept before this is answered and taken in afterwards, through
    /// any crash. See <c>GET /imports/{id}</c> for how far it has come.
    /// </summary>
    private static async Task<Results<Accepted<ImportSnapshot>, ProblemHttpResult>> StartImport(
        [AsParameters] ImportQuery query, HttpRequest request, Caller caller, ImportFiles files, Reception reception, CancellationToken cancellationToken)
    {
        var plan = query.ToPlan();
        if (!plan.Succeeded)
        {
            return Answer.Problem(plan.Refusal);
        }

        var rows = await files.Open(request, caller, query, cancellationToken);
        if (!rows.Succeeded)
        {
            return Answer.Problem(rows.Refusal);
        }

        var started = await reception.Receive(caller, plan.Value, rows.Value, cancellationToken);
        return started.Succeeded ? TypedResults.Accepted($"/api/v1/imports/{started.Value.Id}", started.Value) : Answer.Problem(started.Refusal);
    }

    /// <summary>Imports, newest first.</summary>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ImportPage>, ProblemHttpResult>> ListImports(
        int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => Paged.Of(
            new PageCursor("imports"), cursor, after => grains.Exchange().ListImports(caller, after, limit ?? ImportPage.DefaultLimit, cancellationToken), ImportPage.Of);

    /// <summary>How far an import has come, and how many rows came to what.</summary>
    private static async Task<Results<Ok<ImportSnapshot>, ProblemHttpResult>> GetImport(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Import(id).Get(caller, cancellationToken));

    /// <summary>What became of each row, in the order of the file.</summary>
    /// <param name="status">Only rows that came to this.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<RowPage>, ProblemHttpResult>> ListImportRows(
        string id, string? status, string? cursor, Caller caller, ImportReports reports, CancellationToken cancellationToken)
    {
        var names = Enum.GetValues<RowStatus>().ToDictionary(GatewayJson.Name, StringComparer.Ordinal);
        return status is not null && !names.ContainsKey(status)
            ? Answer.Problem(Refusal.Invalid(nameof(status), $"must be one of {string.Join(", ", names.Keys)}"))
            : await Paged.Of(
                new PageCursor("import-rows", id, status),
                cursor,
                after => reports.Read(caller, id, status is null ? null : names[status], after, cancellationToken),
                static (page, cursorOf) => page with { Cursor = cursorOf(page.Cursor) });
    }

    /// <summary>What became of each row, as a csv file.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> DownloadImportReport(
        string id, Caller caller, IGrainFactory grains, ImportReports reports, CancellationToken cancellationToken)
    {
        var import = await grains.Import(id).Get(caller, cancellationToken);
        return import.Succeeded
            ? TypedResults.Stream(file => reports.Write(caller, id, import.Value.Batches, file, cancellationToken), FileTypes.Csv, $"import-{id}.csv")
            : Answer.Problem(import.Refusal);
    }

    /// <summary>Takes no further row in; what has been taken in stays.</summary>
    private static async Task<Results<Ok<ImportSnapshot>, ProblemHttpResult>> CancelImport(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Import(id).Cancel(caller, cancellationToken));
}
