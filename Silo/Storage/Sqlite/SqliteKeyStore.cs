using Dapper;
using Microsoft.Data.Sqlite;
using Twin.Storage.Keys;

namespace Twin.Storage.Sqlite;

/// <summary>Writes by the way of everybody else, the one writer.</summary>
internal sealed class SqliteKeyStore(SqliteDatabase database, SqliteWriter writer) : IKeyStore
{
    /// <summary>Stands for an answer that says nothing but that it was done.</summary>
    private static readonly object Done = new();

    public async Task<KeyBook?> Read(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var snapshot = await database.BeginSnapshot(connection, cancellationToken);
        return await KeyRows.Read(connection);
    }

    public Task TryCreate(KeyBook book, CancellationToken cancellationToken) => Write(
        connection =>
        {
            KeyRows.TryCreate(connection, book);
            return true;
        },
        cancellationToken);

    public Task<bool> Replace(KeyBook from, KeyBook to, CancellationToken cancellationToken) =>
        Write(connection => KeyRows.Replace(connection, from, to), cancellationToken);

    public Task TryAddSecret(string name, byte[] wrapped, byte[] check, CancellationToken cancellationToken) => Write(
        connection =>
        {
            var held = IsWrappedBy(connection, check);
            if (held)
            {
                KeyRows.TryAddSecret(connection, name, wrapped);
            }

            return held;
        },
        cancellationToken);

    public IReadOnlyList<DataKeyRow> ReadRing(string ring)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        return KeyRows.ReadRing(connection, ring);
    }

    /// <summary>The writer has a thread of its own, so waiting for it here blocks nobody it needs.</summary>
    public bool TryAdd(DataKeyRow key, byte[] check, int known) => Write(
        connection => IsWrappedBy(connection, check) && KeyRows.TryAdd(connection, key, known),
        CancellationToken.None).GetAwaiter().GetResult();

    public async Task<string?> FindReencrypted(string ring, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>("SELECT id FROM reencryption WHERE ring = @ring", new { ring });
    }

    public Task KeepReencrypted(string ring, string id, CancellationToken cancellationToken) => Write(
        connection => connection.Execute("INSERT INTO reencryption VALUES (@ring, @id) ON CONFLICT DO UPDATE SET id = excluded.id", new { ring, id }) > 0,
        cancellationToken);

    public async Task<IReadOnlyList<StateRow>> FindStates(string holding, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<StateRow>(
            "SELECT key AS Key, version AS Version, state AS State FROM grain_state WHERE key > @after AND instr(state, @holding) > 0 ORDER BY key LIMIT @limit",
            new { holding, after, limit });
        return rows.AsList();
    }

    public Task ReplaceState(StateRow state, CancellationToken cancellationToken) => Write(
        connection => connection.Execute("UPDATE grain_state SET state = @State WHERE key = @Key AND version = @Version", state) > 0,
        cancellationToken);

    private static bool IsWrappedBy(SqliteConnection connection, byte[] check) =>
        connection.ExecuteScalar<bool>("SELECT count(*) FROM installation WHERE key_check = @check", new { check });

    private async Task<bool> Write(Func<SqliteConnection, bool> work, CancellationToken cancellationToken) =>
        await writer.Run(session => work(session.Connection) ? Done : null, cancellationToken) is not null;
}
