namespace Twin.Hosting;

/// <summary>
/// A cluster client knows no grain before it has joined, and a gateway of its own listens before that: until the host
/// has started, which includes joining, requests are asked to come again.
/// </summary>
internal static class HostStart
{
    public static async Task Started(this IHostApplicationLifetime host, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    public static void UseHostStart(this WebApplication app, string exceptPath) => app.Use((http, next) =>
        app.Lifetime.ApplicationStarted.IsCancellationRequested || http.Request.Path == exceptPath
            ? next(http)
            : throw new TimeoutException("The cluster has not been joined yet."));
}
