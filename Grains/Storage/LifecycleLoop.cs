namespace Twin.Storage;

/// <summary>Does something again and again while the silo is active: it takes grain calls then.</summary>
public static class LifecycleLoop
{
    /// <param name="work">What to do; the first time at once.</param>
    /// <param name="logFault">Told about the first fault of an outage, not about each.</param>
    public static void Run(
        ISiloLifecycle lifecycle, string name, TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> work, Action<Exception> logFault)
    {
        var stopping = new CancellationTokenSource();
        var loop = Task.CompletedTask;
        lifecycle.Subscribe(
            name,
            ServiceLifecycleStage.Active,
            _ =>
            {
                loop = Task.Run(() => Repeat(interval, time, work, logFault, stopping.Token), CancellationToken.None);
                return Task.CompletedTask;
            },
            async _ =>
            {
                await stopping.CancelAsync();
                await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                stopping.Dispose();
            });
    }

    private static async Task Repeat(
        TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> work, Action<Exception> logFault, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        var failing = false;
        do
        {
            try
            {
                await work(stopping);
                failing = false;
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                if (!failing)
                {
                    logFault(fault);
                }

                failing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }
}
