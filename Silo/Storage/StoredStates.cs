using System.Collections.Immutable;
using System.Text.Json;
using Dapper;

namespace Twin.Storage;

/// <summary>Reads stored states by key, on either engine.</summary>
internal sealed class StoredStates(ITwinDatabase database) : IStoredStates
{
    public async Task<ImmutableDictionary<ObjectKey, TState>> Read<TState>(IReadOnlyCollection<ObjectKey> keys, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        var list = parameters.List("key", keys.Select(static key => key.ToString()));
        await using var connection = await database.OpenForReading(cancellationToken);
        var rows = await connection.QueryAsync<(string Key, string State)>(new CommandDefinition(
            $"SELECT key, CAST(state AS text) FROM grain_state WHERE key IN ({list}) AND state IS NOT NULL",
            parameters,
            cancellationToken: cancellationToken));
        return rows.ToImmutableDictionary(static row => ObjectKey.Parse(row.Key), static row => JsonSerializer.Deserialize<TState>(row.State, DocumentSerializer.Options)!);
    }
}
