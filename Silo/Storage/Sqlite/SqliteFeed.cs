using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Twin.Notices;

namespace Twin.Storage.Sqlite;

/// <summary>Positions are sequence numbers.</summary>
internal sealed class SqliteFeed(SqliteDatabase database, SqliteWriter writer, ITransactions transactions) : IFeed
{
    private const string LastSql = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'feed'";

    public async Task<string> Head(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return Format(await connection.ExecuteScalarAsync<long>(LastSql));
    }

    public async Task<FeedPage> Read(string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var last = await connection.ExecuteScalarAsync<long>(LastSql);
        if (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position > last)
        {
            return new FeedPage([], Format(last), Gap: true);
        }

        var rows = await connection.QueryAsync<Row>(
            "SELECT seq, at, type, source, area, data FROM feed WHERE seq > @position ORDER BY seq LIMIT @limit",
            new { position, limit });
        var events = rows
            .Select(row => new FeedEvent(Format(row.Seq), DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Type, ObjectKey.Parse(row.Source), row.Area, row.Data))
            .ToImmutableArray();
        var first = await connection.ExecuteScalarAsync<long?>("SELECT min(seq) FROM feed") ?? last + 1;
        return new FeedPage(events, events.IsEmpty ? Format(last) : events[^1].Position, Gap: position + 1 < first);
    }

    public Task Blot(IReadOnlyCollection<ObjectKey> sources, IReadOnlyCollection<string> texts, CancellationToken cancellationToken) =>
        transactions.Run(connection => FeedBlot.Run(connection, sources, texts), cancellationToken);

    /// <summary>Only from the old end, so that nothing is missing in the middle of what is kept.</summary>
    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            var command = session.Command(
                "DELETE FROM feed WHERE seq < coalesce((SELECT min(seq) FROM feed WHERE at >= @before), (SELECT max(seq) + 1 FROM feed))");
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@before", before.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            return command;
        },
        cancellationToken);

    private static string Format(long position) => position.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(long Seq, long At, string Type, string Source, string? Area, string Data);
}
