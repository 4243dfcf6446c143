using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Cases;
using Twin.Http;
using Twin.Idempotency;
using Twin.Search;

namespace Twin.Visits;

internal static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("").WithTags("Visits").ProducesProblem(StatusCodes.Status401Unauthorized);
        all.MapGet("/visit-plans", ListVisitPlans).Needs(ObjectKind.VisitPlan, Right.Read);
        all.MapGet("/visits", ListVisits).Needs(ObjectKind.Visit, Right.Read);

        var one = all.MapGroup("").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/visit-plans/{plan}", GetVisitPlan).Needs(ObjectKind.VisitPlan, Right.Read);
        one.MapPut("/visit-plans/{plan}", PutVisitPlan).Needs(ObjectKind.VisitPlan, Right.Edit);
        one.MapGet("/visits/{id}", GetVisit).Needs(ObjectKind.Visit, Right.Read);
        one.MapPost("/visits/{id}/diff", CompareVisit).Needs(ObjectKind.Visit, Right.Handle).KeepsNoAnswer();
        one.MapPost("/visits/{id}/results", SubmitVisit).Needs(ObjectKind.Visit, Right.Handle);
    }

    /// <summary>Plans within my areas.</summary>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListVisitPlans(int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.ListPage(caller, new ObjectFilter { Kind = ObjectKind.VisitPlan }, sort: null, limit, cursor, cancellationToken);

    /// <summary>A plan, and to how many visits it led.</summary>
    private static async Task<Results<Ok<VisitPlanSnapshot>, ProblemHttpResult>> GetVisitPlan(string plan, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.VisitPlan(plan).Get(caller, cancellationToken));

    /// <summary>Sets a plan up, or changes it. Whoever it means is gone through at once, and again every day.</summary>
    private static async Task<Results<Ok<VisitPlanSnapshot>, ProblemHttpResult>> PutVisitPlan(string plan, VisitPlanBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.VisitPlan(plan).Put(caller, body.ToSetting(), cancellationToken));

    /// <summary>Visits to be made within my areas, the most urgent first. <c>overdue</c> ones have a case.</summary>
    /// <param name="plan">Of this plan only.</param>
    /// <param name="status"><c>planned</c> or <c>overdue</c>.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListVisits(
        string? plan, string? status, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.ListPage(
            caller,
            new ObjectFilter { Kind = ObjectKind.Visit, Statuses = status is null ? [] : [status], Facts = plan is null ? [] : [new FactCondition("plan", FactComparison.Equal, plan)] },
            "due", limit, cursor, cancellationToken);

    /// <summary>A visit with what the last ones brought.</summary>
    private static async Task<Results<Ok<VisitSnapshot>, ProblemHttpResult>> GetVisit(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Visit(id).Get(caller, cancellationToken));

    /// <summary>What would change in the object, to be confirmed: what stands there goes back as <c>seen</c>. Nothing is stored.</summary>
    private static async Task<Results<Ok<VisitDiff>, ProblemHttpResult>> CompareVisit(string id, VisitValues values, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Visit(id).Compare(caller, values.Values.GetRawText(), cancellationToken), VisitDiff.Of);

    /// <summary>
    /// Takes in what a visit brought, at once or long after: the header <c>Idempotency-Key</c> is needed and names it, so that it may
    /// be sent as often as it takes. A field that still holds what I saw is changed; another one is put to review.
    /// </summary>
    private static async Task<Results<Ok<VisitResultSnapshot>, ProblemHttpResult>> SubmitVisit(
        string id, VisitResultBody result, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey.Read(http.Request) is null ? null : NewCaseId.For("s", http.Request, caller, id);
        var taken = await grains.Visit(id).Submit(caller, key, result.ToSubmission(), cancellationToken);

        // A kept answer holds no personal data.
        return Answer.Of(taken, static seen => seen with { Note = null });
    }
}
