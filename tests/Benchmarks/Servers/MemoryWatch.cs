namespace Twin.Benchmarks.Servers;

/// <summary>The most memory a gateway takes while something goes on.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _end = new();
    private readonly GatewayUnderTest _gateway;
    private readonly Task _watching;

    public MemoryWatch(GatewayUnderTest gateway)
    {
        _gateway = gateway;
        _watching = WatchAsync();
    }

    /// <summary>In MiB.</summary>
    public long Peak { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            Peak = Math.Max(Peak, _gateway.WorkingSet() >> 20);
        }
        while (!_end.IsCancellationRequested && await timer.WaitForNextTickAsync());
    }
}
