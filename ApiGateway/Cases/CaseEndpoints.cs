using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Idempotency;
using Twin.Objects;
using Twin.Search;

namespace Twin.Cases;

internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/case-categories", ListCaseCategories).WithTags("Cases").NeedsNoRight().ProducesProblem(StatusCodes.Status401Unauthorized);

        var cases = api.MapGroup("/cases").WithTags("Cases").ProducesProblem(StatusCodes.Status401Unauthorized);
        cases.MapGet("", ListCases).Needs(ObjectKind.Case, Right.Read);
        cases.MapPost("", ReportCase).Needs(ObjectKind.Case, Right.Create);

        api.MapGet("/reports/{report}", GetAnonymousReport).WithTags("Cases").NeedsNoRight()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);

        var one = cases.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", GetCase).Needs(ObjectKind.Case, Right.Read);
        one.MapGet("/candidates", ListCandidates).Needs(ObjectKind.Case, Right.Supervise);
        one.MapGet("/duplicates", ListCaseDuplicates).Needs(ObjectKind.Case, Right.Triage);
        one.MapPost("/{step}", ActOnCase).Needs(ObjectKind.Case, Right.Read)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    /// <summary>The categories of cases with their time limits.</summary>
    private static async Task<Ok<CaseCategoryList>> ListCaseCategories(IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CaseCategoryList(await grains.CaseCategories().GetAll(cancellationToken)));

    /// <summary>The cases within my areas that meet every condition given; a resident's are the own reports.</summary>
    private static async Task<Results<Ok<CasePage>, ProblemHttpResult>> ListCases(
        [AsParameters] CaseFilter filter, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery();
        return query.Succeeded
            ? Answer.Of(await grains.Catalog().List(caller, query.Value, cancellationToken), CasePage.Of)
            : Answer.Problem(query.Refusal);
    }

    /// <summary>Reports a matter. Of whoever may take reports up, one with a category goes to a worker at once.</summary>
    private static async Task<Results<Created<CaseSnapshot>, ProblemHttpResult>> ReportCase(
        NewCase report, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (report.Anonymous && IdempotencyKey.Read(http.Request) is not null)
        {
            return Answer.Problem(Refusal.Invalid("anonymous", $"goes without the header {IdempotencyKey.Header}: a key would tell who reported"));
        }

        var reported = await grains.Case(NewCaseId.For(http.Request, caller)).Report(caller, report.ToReport(caller), cancellationToken);
        return reported.Succeeded
            ? TypedResults.Created($"/api/v1/cases/{reported.Value.Id}", reported.Value)
            : Answer.Problem(reported.Refusal);
    }

    /// <summary>How far an anonymous report is: for whoever knows its number.</summary>
    private static async Task<Results<Ok<CaseProgress>, ProblemHttpResult>> GetAnonymousReport(string report, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Case(report).GetProgress(cancellationToken));

    /// <summary>A case with its trail: every step with its actor and time, oldest first.</summary>
    private static async Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> GetCase(string id, HttpResponse response, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var found = await grains.Case(id).Get(caller, cancellationToken);
        Preconditions.Tag(response, found.Value?.Revision);
        return Answer.Of(found);
    }

    /// <summary>Who could have the case, the best first, each with the reason.</summary>
    private static async Task<Results<Ok<CandidateList>, ProblemHttpResult>> ListCandidates(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Case(id).GetCandidates(caller, cancellationToken), candidates => new CandidateList(candidates));

    /// <summary>Open cases that may be the same matter, by place, category, time and text: for the desk to look at, and to <c>merge</c>.</summary>
    private static async Task<Results<Ok<CaseDuplicateList>, ProblemHttpResult>> ListCaseDuplicates(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.CaseDuplicates().Find(caller, id, cancellationToken), static found => new CaseDuplicateList(found));

    /// <summary>
    /// Moves a case on. Steps: sign, start, resolve, verify, close, rework, accept, refuse, file, return, assign,
    /// ask-suspension, ask-extension, suspend, resume, extend, deny, supervise, reclassify, merge, unmerge, void, reopen,
    /// rate, confirm, dispute, comment, ask, answer, claim, release, add-task, finish-task. Who may do which when, and what
    /// it takes, is one table; another step is answered 409 with what is possible. With <c>If-Match</c> only the revision
    /// I have seen.
    /// </summary>
    private static async Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> ActOnCase(
        string id, string step, CaseStepBody? body, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Steps.TryGetValue(step, out var action))
        {
            return TypedResults.Problem("There is no such step.", statusCode: StatusCodes.Status404NotFound);
        }

        var seen = Preconditions.OfPut(http.Request);
        if (!seen.Succeeded)
        {
            return Answer.Problem(seen.Refusal);
        }

        var moved = await grains.Case(id).Act(caller, (body ?? new CaseStepBody()).ToCommand(action, seen.Value.Revision), cancellationToken);
        Preconditions.Tag(http.Response, moved.Value?.Revision);
        return Answer.Of(moved);
    }

    private static readonly Dictionary<string, CaseAction> Steps = Enum.GetValues<CaseAction>().ToDictionary(GatewayJson.Name, StringComparer.Ordinal);
}
