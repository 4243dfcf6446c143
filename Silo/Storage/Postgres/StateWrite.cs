namespace Twin.Storage.Postgres;

/// <summary>One grain's write that waits for its turn.</summary>
/// <param name="version">What the caller has read; null for a first write.</param>
internal sealed class StateWrite(string key, int? version, byte[] payload)
{
    private readonly TaskCompletionSource<int?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    public int? Version => version;

    public byte[] Payload => payload;

    /// <summary>The new version once it is on disk; null when the caller's is not the stored one.</summary>
    public Task<int?> Done => _done.Task;

    public void Complete(int? newVersion) => _done.TrySetResult(newVersion);

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
