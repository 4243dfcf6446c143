using System.Collections.Immutable;
using Dapper;
using Twin.Devices;

namespace Twin.Storage.Postgres;

internal sealed class PostgresDeadLetters(PostgresDatabase database) : IDeadLetters
{
    public async Task Keep(DeadLetter letter, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO dead_letter (at, device, topic, reason, payload, payload_length, sender)
            VALUES (@at, @device, @topic, @reason, @payload, @length, @sender)
            """,
            new
            {
                at = letter.At.ToUnixTimeMilliseconds(),
                device = CleanText.Of(letter.Device),
                topic = CleanText.Of(letter.Topic),
                reason = CleanText.Of(letter.Reason),
                payload = letter.Payload.ToArray(),
                length = letter.PayloadLength,
                sender = letter.Sender,
            },
            cancellationToken: cancellationToken));
    }

    public async Task<ImmutableArray<DeadLetter>> List(string? device, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await DeadLetterRow.List(connection, device, before, limit, cancellationToken);
    }

    public async Task<DeadLetter?> Find(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await DeadLetterRow.Find(connection, id, cancellationToken);
    }

    public async Task<ImmutableArray<DeadLetter>> ListOpen(LetterFilter filter, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await DeadLetterRow.ListOpen(connection, filter, limit, cancellationToken);
    }

    public async Task MarkReplayed(long id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE dead_letter SET replayed_at = @at WHERE id = @id AND replayed_at IS NULL",
            new { id, at = at.ToUnixTimeMilliseconds() },
            cancellationToken: cancellationToken));
    }

    public async Task Trim(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM dead_letter WHERE at < @before", new { before = before.ToUnixTimeMilliseconds() }, cancellationToken: cancellationToken));
    }
}
