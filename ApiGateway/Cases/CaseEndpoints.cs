using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Search;

namespace Twin.Cases;

internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases").ProducesProblem(StatusCodes.Status401Unauthorized);
        cases.MapGet("", ListCases).Needs(ObjectKind.Case, Right.Read);

        var one = cases.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", GetCase).Needs(ObjectKind.Case, Right.Read);

        var steps = one.MapGroup("").ProducesProblem(StatusCodes.Status409Conflict);
        steps.MapPost("/sign", SignCase).Needs(ObjectKind.Case, Right.Handle);
        steps.MapPost("/start", StartCase).Needs(ObjectKind.Case, Right.Handle);
        steps.MapPost("/resolve", ResolveCase).Needs(ObjectKind.Case, Right.Handle);
        steps.MapPost("/verify", VerifyCase).Needs(ObjectKind.Case, Right.Supervise);
        steps.MapPost("/close", CloseCase).Needs(ObjectKind.Case, Right.Supervise);
        steps.MapPost("/return", ReturnCase).Needs(ObjectKind.Case, Right.Supervise);
    }

    /// <summary>The cases within my areas that meet every condition given.</summary>
    private static async Task<Results<Ok<CasePage>, ProblemHttpResult>> ListCases(
        [AsParameters] CaseFilter filter, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery();
        return query.Succeeded
            ? Answer.Of(await grains.Catalog().List(caller, query.Value, cancellationToken), CasePage.Of)
            : Answer.Problem(query.Refusal);
    }

    /// <summary>A case with its trail: every step with its actor and time, oldest first.</summary>
    private static async Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> GetCase(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Case(id).Get(caller, cancellationToken));

    /// <summary>The worker takes it: dispatched › signed.</summary>
    private static Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> SignCase(string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(CaseAction.Sign, id, note, caller, grains, cancellationToken);

    /// <summary>The worker is at it: signed › in progress.</summary>
    private static Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> StartCase(string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(CaseAction.Start, id, note, caller, grains, cancellationToken);

    /// <summary>The worker is done and says in the note what was found and done: in progress › awaiting verification.</summary>
    private static Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> ResolveCase(string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(CaseAction.Resolve, id, note, caller, grains, cancellationToken);

    /// <summary>A supervisor other than the handler has checked it: awaiting verification › verified.</summary>
    private static Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> VerifyCase(string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(CaseAction.Verify, id, note, caller, grains, cancellationToken);

    /// <summary>A supervisor ends it: verified › closed.</summary>
    private static Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> CloseCase(string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(CaseAction.Close, id, note, caller, grains, cancellationToken);

    /// <summary>A supervisor is not satisfied: awaiting verification › in progress.</summary>
    private static Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> ReturnCase(string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Act(CaseAction.Return, id, note, caller, grains, cancellationToken);

    private static async Task<Results<Ok<CaseSnapshot>, ProblemHttpResult>> Act(
        CaseAction action, string id, CaseNote? note, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Case(id).Act(caller, action, note?.Note, cancellationToken));
}
