namespace Twin.Storage.Postgres;

/// <summary>One grain's read that waits for its turn.</summary>
internal sealed class StateRead(string key)
{
    private readonly TaskCompletionSource<StoredState?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    /// <summary>Null for a grain that was never written.</summary>
    public Task<StoredState?> Done => _done.Task;

    public void Complete(StoredState? stored) => _done.TrySetResult(stored);

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
