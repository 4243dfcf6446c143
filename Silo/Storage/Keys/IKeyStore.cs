namespace Twin.Storage.Keys;

/// <summary>The tables of the keys on one engine.</summary>
internal interface IKeyStore
{
    /// <summary>Null in a new database.</summary>
    Task<KeyBook?> Read(CancellationToken cancellationToken);

    /// <summary>Keeps the first book, unless there is one.</summary>
    Task TryCreate(KeyBook book, CancellationToken cancellationToken);

    /// <summary>Puts the same keys in the place of those wrapped by another master key, all of them or none.</summary>
    /// <returns>False when the book is no longer the one it was made from.</returns>
    Task<bool> Replace(KeyBook from, KeyBook to, CancellationToken cancellationToken);

    /// <summary>Adds a secret, unless there is one of the name or another master key wraps the others by now.</summary>
    /// <param name="check">Of the master key that wraps it.</param>
    Task TryAddSecret(string name, byte[] wrapped, byte[] check, CancellationToken cancellationToken);

    /// <summary>The keys of a ring. Blocks: the library that asks knows no other way.</summary>
    IReadOnlyList<DataKeyRow> ReadRing(string ring);

    /// <summary>Adds a key to its ring. Blocks.</summary>
    /// <param name="check">Of the master key that wraps it.</param>
    /// <param name="known">How many keys the ring is thought to have.</param>
    /// <returns>False when the ring has others by now, or another master key wraps its keys.</returns>
    bool TryAdd(DataKeyRow key, byte[] check, int known);

    /// <summary>The key with which all of a ring's rows have been encrypted again; null when there is none.</summary>
    Task<string?> FindReencrypted(string ring, CancellationToken cancellationToken);

    Task KeepReencrypted(string ring, string id, CancellationToken cancellationToken);

    /// <summary>States that hold a text, in the order of their keys.</summary>
    Task<IReadOnlyList<StateRow>> FindStates(string holding, string after, int limit, CancellationToken cancellationToken);

    /// <summary>Puts a state that says the same in the place of one, unless it has been written meanwhile. Its version stays.</summary>
    Task ReplaceState(StateRow state, CancellationToken cancellationToken);
}
