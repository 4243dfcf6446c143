using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Cases;
using Twin.Http;
using Twin.Search;

namespace Twin.Notices;

internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/notices", ListMyNotices).NeedsNoRight().WithTags("Notices").ProducesProblem(StatusCodes.Status401Unauthorized);

        var notices = api.MapGroup("/notices").WithTags("Notices").ProducesProblem(StatusCodes.Status401Unauthorized);
        notices.MapGet("", ListNotices).Needs(ObjectKind.Notice, Right.Edit);
        notices.MapPost("", PublishNotice).Needs(ObjectKind.Notice, Right.Create);

        var one = notices.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", GetNotice).Needs(ObjectKind.Notice, Right.Read);
        one.MapPost("/read", ReadNotice).Needs(ObjectKind.Notice, Right.Respond);
        one.MapPost("/recall", RecallNotice).Needs(ObjectKind.Notice, Right.Edit);
    }

    /// <summary>The notices on the board where I live, the newest first; <c>picked</c> says which of them mean me.</summary>
    private static async Task<Ok<Board>> ListMyNotices(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Board(await grains.Board().ListNotices(caller, cancellationToken)));

    /// <summary>Notices within my areas, the newest first.</summary>
    /// <param name="status">Published ones when not given.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListNotices(
        NoticeStatus? status, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => grains.ListPage(
        caller, new ObjectFilter { Kind = ObjectKind.Notice, Statuses = [GatewayJson.Name(status ?? NoticeStatus.Published)] }, "-fact:published", limit, cursor, cancellationToken);

    /// <summary>Publishes a notice. Whom labels or buildings pick, and who agreed to that, finds it among the own; the others find it on the board.</summary>
    private static async Task<Results<Created<NoticeSnapshot>, ProblemHttpResult>> PublishNotice(
        NewNotice notice, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var published = await grains.Notice(NewCaseId.For("n", http.Request, caller, string.Empty)).Publish(caller, notice.ToDraft(), cancellationToken);
        return published.Succeeded ? TypedResults.Created($"/api/v1/notices/{published.Value.Id}", published.Value) : Answer.Problem(published.Refusal);
    }

    /// <summary>A notice. Staff see how many it is addressed to and how many have read it; nobody is named.</summary>
    private static async Task<Results<Ok<NoticeSnapshot>, ProblemHttpResult>> GetNotice(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Notice(id).Get(caller, cancellationToken));

    /// <summary>I have read it.</summary>
    private static async Task<Results<Ok<NoticeSnapshot>, ProblemHttpResult>> ReadNotice(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Notice(id).Read(caller, cancellationToken));

    /// <summary>Takes a notice back: it leaves the board, and who had read it is told so in its place.</summary>
    private static async Task<Results<Ok<NoticeSnapshot>, ProblemHttpResult>> RecallNotice(string id, WordedReason recall, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Notice(id).Recall(caller, recall.Reason, cancellationToken));
}
