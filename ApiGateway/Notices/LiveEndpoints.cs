using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Accounts;

namespace Twin.Notices;

internal static class LiveEndpoints
{
    private const int LongestPosition = 200;

    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapGet("/live", FollowLive).Needs(RightsTable.Feed, Right.Read).WithTags("Live")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>
    /// What happens within my areas, as server-sent events until the token expires: the event is what happened (such as
    /// <c>case-opened</c>, <c>alarm-raised</c>), its data <c>{"at","type","kind","id","area","data"}</c>. The event
    /// <c>gap</c> says that some could not be kept: read the lists again.
    /// </summary>
    /// <param name="lastEventId">The id to go on from; browsers send it by themselves.</param>
    private static Task FollowLive(
        HttpContext http,
        Caller caller,
        LiveStream stream,
        LiveConnection connection,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        CancellationToken cancellationToken)
    {
        if (lastEventId is { Length: > LongestPosition })
        {
            throw new BadHttpRequestException("Last-Event-ID is not one of ours.");
        }

        return connection.Run(
            http,
            (output, end) => stream.Write(output, caller, string.IsNullOrEmpty(lastEventId) ? null : lastEventId, () => SessionCheck.IsGood(http), end),
            cancellationToken);
    }
}
