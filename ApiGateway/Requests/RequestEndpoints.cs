using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Search;

namespace Twin.Requests;

internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        var asking = api.MapGroup("/people/{id}").WithTags("Requests")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        asking.MapPost("/corrections", AskForCorrection).Needs(ObjectKind.Person, Right.Ask);
        asking.MapPost("/deletion", AskForDeletion).Needs(ObjectKind.Person, Right.Ask);

        var all = api.MapGroup("").WithTags("Requests").ProducesProblem(StatusCodes.Status401Unauthorized);
        all.MapGet("/legal-holds", ListLegalHolds).NeedsNoRight();
        all.MapGet("/requests", ListRequests).Needs(ObjectKind.Request, Right.Read);

        var one = all.MapGroup("/requests/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", GetRequest).Needs(ObjectKind.Request, Right.Read);
        one.MapPost("/accept", AcceptRequest).Needs(ObjectKind.Request, Right.Decide).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapPost("/reject", RejectRequest).Needs(ObjectKind.Request, Right.Decide).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapPost("/withdraw", WithdrawRequest).Needs(ObjectKind.Request, Right.Ask).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Asks that wrong values of my record, or a ward's, be set right. Staff decide within 30 days.</summary>
    private static Task<Results<Ok<RequestTicket>, ProblemHttpResult>> AskForCorrection(
        string id, Correction correction, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        RequestTicket.Open(grains, caller, new RequestAsk(RequestKind.Correction, id, correction.Values.GetRawText(), correction.Reason), cancellationToken);

    /// <summary>Asks that all that is held on me, or a ward, be deleted. Staff decide within 30 days; only a legal hold keeps data.</summary>
    private static Task<Results<Ok<RequestTicket>, ProblemHttpResult>> AskForDeletion(
        string id, DeletionAsk ask, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        RequestTicket.Open(grains, caller, new RequestAsk(RequestKind.Deletion, id, Values: null, ask.Reason), cancellationToken);

    /// <summary>The reasons in law to keep data that somebody wants deleted.</summary>
    private static async Task<Ok<ImmutableArray<LegalHold>>> ListLegalHolds(IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.LegalHolds().List(cancellationToken));

    /// <summary>Requests within my areas, or my own: those that are due first come first. Overdue ones have the label <c>overdue</c>.</summary>
    /// <param name="status">Open ones when not given.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListRequests(
        RequestStatus? status, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => grains.ListPage(
        caller, new ObjectFilter { Kind = ObjectKind.Request, Statuses = [GatewayJson.Name(status ?? RequestStatus.Open)] }, "due", limit, cursor, cancellationToken);

    /// <summary>A request with what is asked for.</summary>
    private static async Task<Results<Ok<RequestView>, ProblemHttpResult>> GetRequest(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Request(id).Get(caller, cancellationToken), RequestView.Of);

    /// <summary>Carries out what is asked for. A correction becomes an edit of the record that names the request; a deletion cannot be undone.</summary>
    private static async Task<Results<Ok<RequestTicket>, ProblemHttpResult>> AcceptRequest(
        string id, Acceptance acceptance, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var request = grains.Request(id);
        var decided = await request.Decide(caller, new RequestVerdict(Accepted: true, acceptance.Reason), cancellationToken);
        if (decided.Succeeded)
        {
            // Answers once it is carried out; if it cannot be now, it will be.
            await request.Wake(cancellationToken);
        }

        return Answer.Of(decided, RequestTicket.Of);
    }

    /// <summary>Refuses what is asked for, with a reason; a deletion only for a legal hold.</summary>
    private static async Task<Results<Ok<RequestTicket>, ProblemHttpResult>> RejectRequest(
        string id, Rejection rejection, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Request(id).Decide(caller, new RequestVerdict(Accepted: false, rejection.Reason, rejection.Hold), cancellationToken), RequestTicket.Of);

    /// <summary>Takes a request of mine back.</summary>
    private static async Task<Results<Ok<RequestTicket>, ProblemHttpResult>> WithdrawRequest(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Request(id).Withdraw(caller, cancellationToken), RequestTicket.Of);
}
