using Dapper;
using Npgsql;
using Twin.Storage.Keys;

namespace Twin.Storage.Postgres;

internal sealed class PostgresKeyStore(PostgresDatabase database) : IKeyStore
{
    public async Task<KeyBook?> Read(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await database.BeginSnapshot(connection, cancellationToken);
        return await KeyRows.Read(connection);
    }

    public async Task TryCreate(KeyBook book, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        KeyRows.TryCreate(connection, book);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<bool> Replace(KeyBook from, KeyBook to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!KeyRows.Replace(connection, from, to))
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task TryAddSecret(string name, byte[] wrapped, byte[] check, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (Hold(connection, check))
        {
            KeyRows.TryAddSecret(connection, name, wrapped);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    public IReadOnlyList<DataKeyRow> ReadRing(string ring)
    {
        using var connection = database.Source.OpenConnection();
        return KeyRows.ReadRing(connection, ring);
    }

    public bool TryAdd(DataKeyRow key, byte[] check, int known)
    {
        using var connection = database.Source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        if (!Hold(connection, check) || !KeyRows.TryAdd(connection, key, known))
        {
            return false;
        }

        transaction.Commit();
        return true;
    }

    public async Task<string?> FindReencrypted(string ring, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>("SELECT id FROM reencryption WHERE ring = @ring", new { ring });
    }

    public Task KeepReencrypted(string ring, string id, CancellationToken cancellationToken) => Execute(
        "INSERT INTO reencryption VALUES (@ring, @id) ON CONFLICT (ring) DO UPDATE SET id = excluded.id", new { ring, id }, cancellationToken);

    public async Task<IReadOnlyList<StateRow>> FindStates(string holding, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<StateRow>(new CommandDefinition(
            "SELECT key AS Key, version::bigint AS Version, state::text AS State FROM grain_state WHERE key > @after AND strpos(state::text, @holding) > 0 ORDER BY key LIMIT @limit",
            new { holding, after, limit },
            cancellationToken: cancellationToken));
        return rows.AsList();
    }

    public Task ReplaceState(StateRow state, CancellationToken cancellationToken) => Execute(
        "UPDATE grain_state SET state = @State::json WHERE key = @Key AND version = @Version", state, cancellationToken);

    /// <summary>Holds the row of the installation until the transaction ends; false when another master key wraps its keys.</summary>
    private static bool Hold(NpgsqlConnection connection, byte[] check) =>
        connection.ExecuteScalar<bool>("SELECT TRUE FROM installation WHERE key_check = @check FOR UPDATE", new { check });

    private async Task Execute(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
