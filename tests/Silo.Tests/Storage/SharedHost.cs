namespace Twin.Storage;

/// <summary>One host for those tests of a class that only look; the first of them starts and fills it.</summary>
public sealed class SharedHost : IAsyncDisposable
{
    private StorageHost? _host;

    public async Task<StorageHost> Get(Func<Task<StorageHost>> start) => _host ??= await start();

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
