using System.Collections.Immutable;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteDueWork(SqliteWriter writer) : IDueWork
{
    private const string Sql =
        """
        UPDATE due SET take_at = @leased
        WHERE key IN (SELECT key FROM due WHERE take_at <= @now ORDER BY take_at LIMIT @limit)
        RETURNING key, at
        """;

    public async Task<ImmutableArray<ObjectKey>> Take(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var taken = await writer.Run(session => Take(session, now.ToUnixTimeMilliseconds(), lease, limit), cancellationToken);
        return [.. taken!.OrderBy(row => row.At).Select(row => ObjectKey.Parse(row.Key))];
    }

    private static List<(string Key, long At)> Take(SqliteSession session, long now, TimeSpan lease, int limit)
    {
        var taken = new List<(string, long)>();
        var command = session.Command(Sql);
        command.Parameters.Clear();
        command.Parameters.AddWithValue("@now", now);
        command.Parameters.AddWithValue("@leased", now + (long)lease.TotalMilliseconds);
        command.Parameters.AddWithValue("@limit", limit);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            taken.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return taken;
    }
}
