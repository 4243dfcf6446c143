using System.Collections.Immutable;
using Dapper;
using Twin.Exchange;

namespace Twin.Storage;

/// <summary>The review list on either engine; whose objects are in sight is asked in the same statement.</summary>
internal sealed class Conflicts(ITwinDatabase database, ITransactions transactions, ICatalogDialect dialect) : IConflicts
{
    private const string Columns =
        """
        conflict.id AS Id, conflict.key AS Key, field AS Field, source AS Source, present_source AS PresentSource, proposed AS Proposed,
        import AS Import, line AS Line, at AS At, conflict.status AS Status, decided_by AS DecidedBy
        """;

    public async Task<ImmutableArray<StoredConflict>> List(CardFilter cards, string? source, long after, int limit, CancellationToken cancellationToken)
    {
        var where = new CardConditions(cards, dialect);
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
