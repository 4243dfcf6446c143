using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Npgsql;
using Twin.Notices;

namespace Twin.Storage.Postgres;

internal sealed class PostgresFeed(PostgresDatabase database, ITransactions transactions) : IFeed
{
    /// <summary>The oldest transaction still open: what it and later ones write is not shown yet.</summary>
    private const string Horizon = "pg_snapshot_xmin(pg_current_snapshot())";

    private const string MarksSql = $"SELECT {Horizon}::text::bigint, xid::text::bigint, seq FROM feed_trimmed";

    public async Task<string> Head(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(MarksSql, cancellationToken: cancellationToken));
        return (await Marks(answers)).Head.ToString();
    }

    public async Task<FeedPage> Read(string after, int limit, CancellationToken cancellationToken)
    {
        if (!PostgresFeedPosition.TryParse(after, out var position))
        {
            return new FeedPage([], await Head(cancellationToken), Gap: true);
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);

        // The marks are looked up again last: what was trimmed before the rows were read is known by then.
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(
            $"""
            {MarksSql};
            SELECT xid::text::bigint AS xid, seq, at, type, source, area, data FROM feed
            WHERE (xid, seq) > (CAST(@xid AS xid8), @seq) AND xid < {Horizon}
            ORDER BY xid, seq LIMIT @limit;
            {MarksSql}
            """,
            new { xid = position.Transaction.ToString(CultureInfo.InvariantCulture), seq = position.Sequence, limit },
            cancellationToken: cancellationToken));
        var (head, _) = await Marks(answers);
        var events = (await answers.ReadAsync<Row>()).Select(static row => row.ToEvent()).ToImmutableArray();
        var (_, trimmed) = await Marks(answers);
        if (position > head)
        {
            return new FeedPage([], head.ToString(), Gap: true);
        }

        var gap = position < trimmed;
        return new FeedPage(events, events.IsEmpty ? (gap ? trimmed : position).ToString() : events[^1].Position, gap);
    }

    public Task Blot(IReadOnlyCollection<ObjectKey> sources, IReadOnlyCollection<string> texts, CancellationToken cancellationToken) =>
        transactions.Run(connection => FeedBlot.Run(connection, sources, texts), cancellationToken);

    /// <summary>Only from the old end, so that nothing is missing in the middle of what is kept.</summary>
    public async Task Trim(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            WITH kept AS (SELECT xid, seq FROM feed WHERE at >= @before AND xid < {Horizon} ORDER BY xid, seq LIMIT 1),
            gone AS (
                DELETE FROM feed
                WHERE xid < {Horizon} AND (NOT EXISTS (SELECT FROM kept) OR (xid, seq) < (SELECT xid, seq FROM kept))
                RETURNING xid, seq)
            UPDATE feed_trimmed SET xid = last.xid, seq = last.seq
            FROM (SELECT xid, seq FROM gone ORDER BY xid DESC, seq DESC LIMIT 1) AS last
            """,
            new { before = before.ToUnixTimeMilliseconds() },
            cancellationToken: cancellationToken));
    }

    private static async Task<(PostgresFeedPosition Head, PostgresFeedPosition Trimmed)> Marks(SqlMapper.GridReader answers)
    {
        var marks = await answers.ReadSingleAsync<(long Horizon, long Xid, long Seq)>();
        return (new PostgresFeedPosition(marks.Horizon, 0), new PostgresFeedPosition(marks.Xid, marks.Seq));
    }

    private sealed record Row(long Xid, long Seq, long At, string Type, string Source, string? Area, string Data)
    {
        public FeedEvent ToEvent() => new(
            new PostgresFeedPosition(Xid, Seq).ToString(),
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            Type,
            ObjectKey.Parse(Source),
            Area,
            Data);
    }
}
