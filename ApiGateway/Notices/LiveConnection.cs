using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Twin.Accounts;

namespace Twin.Notices;

/// <summary>A connection for server-sent events: open until its token ends, the watcher goes, or this process stops.</summary>
internal sealed class LiveConnection(TimeProvider time, IHostApplicationLifetime host)
{
    public async Task Run(HttpContext http, Func<PipeWriter, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var left = CallerClaims.Expiry(http.User) - time.GetUtcNow();
        using var expired = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expired.Token, host.ApplicationStopping);

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        try
        {
            await write(http.Response.BodyWriter, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The watcher has gone, the token has ended, or this process stops: all are the end of the stream.
        }
    }
}
