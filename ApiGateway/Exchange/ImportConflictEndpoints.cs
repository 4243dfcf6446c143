using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Objects;

namespace Twin.Exchange;

internal static class ImportConflictEndpoints
{
    public static void MapImportConflicts(this IEndpointRouteBuilder api)
    {
        var conflicts = api.MapGroup("/import-conflicts").WithTags("Import").ProducesProblem(StatusCodes.Status401Unauthorized);
        conflicts.MapGet("", ListImportConflicts).Needs(RightsTable.Conflict, Right.Read);

        var conflict = conflicts.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        conflict.MapGet("", GetImportConflict).Needs(RightsTable.Conflict, Right.Read);

        var decisions = conflict.MapGroup("")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        decisions.MapPost("/accept", AcceptImportConflict).Needs(RightsTable.Conflict, Right.Decide);
        decisions.MapPost("/reject", RejectImportConflict).Needs(RightsTable.Conflict, Right.Decide);
    }

    /// <summary>Fields about which an import and what stands say different things, of objects in my areas, oldest first.</summary>
    /// <param name="area">An area code: only objects that lie in that area.</param>
    /// <param name="kind">One kind of object.</param>
    /// <param name="source">One source.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ConflictItems>, ProblemHttpResult>> ListImportConflicts(
        string? area, string? kind, string? source, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        return Paged.Of(new PageCursor("import-conflicts", area, kind, source), cursor, Read, ConflictItems.Of);

        async Task<Outcome<ConflictPage>> Read(string? position) => TryParse(position ?? "0") is { } after
            ? await grains.ImportConflicts().List(caller, new ConflictQuery(area, kind, source, after, limit ?? ConflictItems.DefaultLimit), cancellationToken)
            : PageCursor.Foreign;
    }

    /// <summary>A conflict; the revision of its object is also the ETag.</summary>
    private static async Task<Results<Ok<ConflictItem>, ProblemHttpResult>> GetImportConflict(
        string id, Caller caller, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken)
    {
        if (TryParse(id) is not { } number)
        {
            return Answer.Problem(NotThere(id));
        }

        var outcome = await grains.ImportConflicts().Get(caller, number, cancellationToken);
        Preconditions.Tag(response, outcome.Value?.Values.Revision);
        return Answer.Of(outcome, ConflictItem.Of);
    }

    /// <summary>Sets the field to what the import says; If-Match is the revision of the object I have seen.</summary>
    private static Task<Results<Ok<Revised>, ProblemHttpResult>> AcceptImportConflict(string id, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken) =>
        Decide(id, accept: true, caller, grains, http, cancellationToken);

    /// <summary>Leaves what stands; If-Match is the revision of the object I have seen. The same value from the same source is not asked about again.</summary>
    private static Task<Results<Ok<Revised>, ProblemHttpResult>> RejectImportConflict(string id, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken) =>
        Decide(id, accept: false, caller, grains, http, cancellationToken);

    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> Decide(
        string id, bool accept, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = Preconditions.OfChange(http.Request);
        return !seen.Succeeded ? Answer.Problem(seen.Refusal)
            : TryParse(id) is not { } number ? Answer.Problem(NotThere(id))
            : Answer.Of(await grains.ImportConflicts().Decide(caller, number, accept, seen.Value, cancellationToken), static revision => new Revised(revision));
    }

    private static long? TryParse(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Refusal NotThere(string id) => new(RefusalReason.NotFound, $"There is no conflict {id}.");
}
