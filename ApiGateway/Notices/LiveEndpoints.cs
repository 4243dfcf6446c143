using Microsoft.AspNetCore.Http.Features;
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
    private static async Task FollowLive(
        HttpContext http,
        Caller caller,
        LiveStream stream,
        TimeProvider time,
        IHostApplicationLifetime host,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        CancellationToken cancellationToken)
    {
        if (lastEventId is { Length: > LongestPosition })
        {
            throw new BadHttpRequestException("Last-Event-ID is not one of ours.");
        }

        var left = CallerClaims.Expiry(http.User) - time.GetUtcNow();
        using var expired = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expired.Token, host.ApplicationStopping);

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        try
        {
            await stream.Write(http.Response.BodyWriter, caller, string.IsNullOrEmpty(lastEventId) ? null : lastEventId, () => SessionCheck.IsGood(http), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The watcher has gone, the token has ended, or this process stops: all are the end of the stream.
        }
    }
}
