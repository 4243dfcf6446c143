using System.Collections.Immutable;
using Dapper;

namespace Twin.Storage.Postgres;

internal sealed class PostgresDueWork(PostgresDatabase database) : IDueWork
{
    public async Task<ImmutableArray<ObjectKey>> Take(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        var taken = await connection.QueryAsync<(string Key, long At)>(new CommandDefinition(
            """
            UPDATE due SET take_at = @leased
            FROM (SELECT key FROM due WHERE take_at <= @now ORDER BY take_at LIMIT @limit FOR UPDATE SKIP LOCKED) AS taken
            WHERE due.key = taken.key
            RETURNING due.key, due.at
            """,
            new { now = now.ToUnixTimeMilliseconds(), leased = (now + lease).ToUnixTimeMilliseconds(), limit },
            cancellationToken: cancellationToken));
        return [.. taken.OrderBy(row => row.At).Select(row => ObjectKey.Parse(row.Key))];
    }
}
