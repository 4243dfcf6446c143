using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Twin.Exchange;

namespace Twin.Storage;

/// <summary>The review list on either engine; whose objects are in sight is asked in the same statement.</summary>
internal sealed class Conflicts(ITwinDatabase database, ITransactions transactions, ICatalogDialect dialect, CommonArea common) : IConflicts
{
    private const string Columns =
        """
        conflict.id AS Id, conflict.key AS Key, field AS Field, source AS Source, present_source AS PresentSource, proposed AS Proposed,
        import AS Import, line AS Line, at AS At, conflict.status AS Status, decided_by AS DecidedBy
        """;

    private const int PageSize = 1_000;

    /// <summary>The same value again from the same source, once it has been rejected, is not asked about again.</summary>
    private const string KeepConflict =
        """
        INSERT INTO import_conflict (key, field, source, present_source, proposed, digest, import, line, at, status)
        VALUES (@key, @Field, @Source, @PresentSource, @Proposed, @Digest, @Import, @Line, @at, @open)
        ON CONFLICT (key, field, source) DO UPDATE
            SET present_source = excluded.present_source, proposed = excluded.proposed, digest = excluded.digest, import = excluded.import, line = excluded.line,
                at = excluded.at, status = excluded.status, decided_by = NULL, decided_at = NULL
            WHERE import_conflict.digest <> excluded.digest OR import_conflict.status = @accepted
        """;

    public async Task<ImmutableArray<StoredConflict>> List(CardFilter cards, string? source, long after, int limit, CancellationToken cancellationToken)
    {
        var where = new CardConditions(cards, dialect, common);
        where.Parameters.Add("after", after);
        where.Parameters.Add("limit", limit);
        where.Parameters.Add("source", source);
        await using var connection = await database.OpenForReading(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT {Columns} FROM import_conflict AS conflict
            WHERE conflict.status = 0 AND conflict.id > @after {(source is null ? string.Empty : "AND conflict.source = @source")}
              AND EXISTS (SELECT 1 {where} AND card.key = conflict.key)
            ORDER BY conflict.id LIMIT @limit
            """,
            where.Parameters,
            cancellationToken: cancellationToken));
        return [.. rows.Select(static row => row.ToConflict())];
    }

    public Task Add(NewConflict conflict, CancellationToken cancellationToken) => transactions.Run(connection => Keep(connection, conflict), cancellationToken);

    /// <summary>Puts a field to review, within whatever is being written.</summary>
    public static int Keep(DbConnection connection, NewConflict conflict) => connection.Execute(KeepConflict, new
    {
        key = conflict.Object.ToString(),
        conflict.Field,
        conflict.Source,
        conflict.PresentSource,
        conflict.Proposed,
        conflict.Digest,
        conflict.Import,
        conflict.Line,
        at = conflict.At.ToUnixTimeMilliseconds(),
        open = (int)ConflictStatus.Open,
        accepted = (int)ConflictStatus.Accepted,
    });

    public async Task<StoredConflict?> Find(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition($"SELECT {Columns} FROM import_conflict AS conflict WHERE id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToConflict();
    }

    public Task Close(long id, ConflictStatus status, string by, DateTimeOffset at, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute(
            "UPDATE import_conflict SET status = @status, decided_by = @by, decided_at = @at WHERE id = @id AND status = @open",
            new { id, status = (int)status, by, at = at.ToUnixTimeMilliseconds(), open = (int)ConflictStatus.Open }),
        cancellationToken);

    public async Task Forget(ObjectKey key, Func<string, bool> tells, CancellationToken cancellationToken)
    {
        await transactions.Run(connection => connection.Execute("DELETE FROM import_conflict WHERE key = @Key", new { Key = key.ToString() }), cancellationToken);
        await using var reading = await database.OpenForReading(cancellationToken);
        var after = 0L;
        List<Row> page;
        do
        {
            var rows = await reading.QueryAsync<Row>(new CommandDefinition(
                $"SELECT {Columns} FROM import_conflict AS conflict WHERE id > @after ORDER BY id LIMIT @PageSize", new { after, PageSize }, cancellationToken: cancellationToken));
            page = rows.AsList();
            foreach (var row in page.Where(row => tells(row.Proposed)))
            {
                await transactions.Run(connection => connection.Execute("DELETE FROM import_conflict WHERE id = @Id", new { row.Id }), cancellationToken);
            }

            after = page.Count == 0 ? after : page[^1].Id;
        }
        while (page.Count == PageSize);
    }

    /// <summary>Filled by property: SQLite gives whole numbers as long.</summary>
    private sealed record Row
    {
        public long Id { get; init; }

        public required string Key { get; init; }

        public required string Field { get; init; }

        public required string Source { get; init; }

        public string? PresentSource { get; init; }

        public required string Proposed { get; init; }

        public required string Import { get; init; }

        public int Line { get; init; }

        public long At { get; init; }

        public int Status { get; init; }

        public string? DecidedBy { get; init; }

        public StoredConflict ToConflict() => new(
            Id, ObjectKey.Parse(Key), Field, Source, PresentSource, Proposed, Import, Line, DateTimeOffset.FromUnixTimeMilliseconds(At), (ConflictStatus)Status, DecidedBy);
    }
}
