using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>The tables of the keys, in memory, for what needs no grain states.</summary>
internal sealed class MemoryKeyStore : IKeyStore
{
    private readonly List<DataKeyRow> _keys = [];
    private KeyBook? _book;

    public Task<KeyBook?> Read(CancellationToken cancellationToken) => Task.FromResult(_book);

    public Task TryCreate(KeyBook book, CancellationToken cancellationToken)
    {
        _book ??= book;
        return Task.CompletedTask;
    }

    public IReadOnlyList<DataKeyRow> ReadRing(string ring) => [.. _keys.Where(key => key.Ring == ring)];

    public bool TryAdd(DataKeyRow key, byte[] check, int known)
    {
        _keys.Add(key);
        return true;
    }

    public Task<bool> Replace(KeyBook from, KeyBook to, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task TryAddSecret(string name, byte[] wrapped, byte[] check, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> FindReencrypted(string ring, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task KeepReencrypted(string ring, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StateRow>> FindStates(string holding, string after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReplaceState(StateRow state, CancellationToken cancellationToken) => throw new NotSupportedException();
}
