namespace Twin.Storage.Postgres;

/// <summary>One grain's write that waits for its turn.</summary>
/// <param name="version">What the caller has read; null for a first write.</param>
internal sealed class StateWrite(string key, int? version, IDocument document)
{
    private readonly TaskCompletionSource<int?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    public int? Version => version;

    public IDocument Document => document;

    public string State { get; } = StoredJson.Of(document.Content);

    /// <summary>The columns of its card; null when it has none, or keeps the one it has.</summary>
    public CardColumns? Card { get; } = document.Card is { Listed: true } card ? CardColumns.Of(key, card) : null;

    /// <summary>True when the stored card, its links and its matches stay as they are.</summary>
    public bool KeepsCard => document.Card is { Kept: true };

    /// <summary>Milliseconds since 1970, rounded up: a grain woken too early would find nothing to do.</summary>
    public long? Due => document.Card?.Due?.ToUnixTimeMilliseconds() + 1;

    /// <summary>The new version once it is on disk; null when the caller's is not the stored one.</summary>
    public Task<int?> Done => _done.Task;

    public void Complete(int? newVersion) => _done.TrySetResult(newVersion);

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
