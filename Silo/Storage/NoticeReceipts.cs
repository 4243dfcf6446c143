using System.Collections.Immutable;
using Dapper;
using Twin.Notices;

namespace Twin.Storage;

internal sealed class NoticeReceipts(ITwinDatabase database, ITransactions transactions) : INoticeReceipts
{
    public Task Add(string notice, string person, DateTimeOffset at, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute(
            "INSERT INTO notice_receipt (notice, person, at) VALUES (@notice, @person, @at) ON CONFLICT DO NOTHING",
            new { notice, person, at = at.ToUnixTimeMilliseconds() }),
        cancellationToken);

    public async Task<long> Count(string notice, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT count(*) FROM notice_receipt WHERE notice = @notice", new { notice }, cancellationToken: cancellationToken));
    }

    public async Task<ImmutableArray<NoticeReceipt>> ReadBy(string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT notice AS Notice, at AS At FROM notice_receipt WHERE person = @person ORDER BY at DESC", new { person }, cancellationToken: cancellationToken));
        return [.. rows.Select(static row => new NoticeReceipt(row.Notice, DateTimeOffset.FromUnixTimeMilliseconds(row.At)))];
    }

    public async Task<DateTimeOffset?> Find(string notice, string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var at = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT at FROM notice_receipt WHERE notice = @notice AND person = @person", new { notice, person }, cancellationToken: cancellationToken));
        return at is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
    }

    public Task Remove(string notice, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("DELETE FROM notice_receipt WHERE notice = @notice", new { notice }), cancellationToken);

    public Task Forget(string person, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("DELETE FROM notice_receipt WHERE person = @person", new { person }), cancellationToken);

    private sealed record Row
    {
        public required string Notice { get; init; }

        public long At { get; init; }
    }
}
