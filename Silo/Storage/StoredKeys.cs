using System.Collections.Immutable;
using Dapper;

namespace Twin.Storage;

/// <summary>Reads the keys of the stored states, on either engine.</summary>
internal sealed class StoredKeys(ITwinDatabase database) : IStoredKeys
{
    public async Task<ImmutableArray<string>> List(string kind, string? after, int limit, CancellationToken cancellationToken)
    {
        var prefix = $"{kind}/";
        await using var connection = await database.OpenForReading(cancellationToken);
        var keys = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT key FROM grain_state WHERE key > @after AND key < @end AND state IS NOT NULL ORDER BY key LIMIT @limit",
            new { after = prefix + after, end = $"{kind}0", limit },
            cancellationToken: cancellationToken));
        return [.. keys.Select(key => key[prefix.Length..])];
    }
}
