using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteDeadLetters(SqliteDatabase database, SqliteWriter writer) : IDeadLetters
{
    public Task Keep(DeadLetter letter, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            var command = session.Command(
                """
                INSERT INTO dead_letter (at, device, topic, reason, payload, payload_length, sender)
                VALUES (@at, @device, @topic, @reason, @payload, @length, @sender)
                """);
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@at", letter.At.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("@device", (object?)letter.Device ?? DBNull.Value);
            command.Parameters.AddWithValue("@topic", letter.Topic);
            command.Parameters.AddWithValue("@reason", letter.Reason);
            command.Parameters.AddWithValue("@payload", letter.Payload.ToArray());
            command.Parameters.AddWithValue("@length", letter.PayloadLength);
            command.Parameters.AddWithValue("@sender", (object?)letter.Sender ?? DBNull.Value);
            command.ExecuteNonQuery();
            return letter;
        },
        cancellationToken);

    public async Task<ImmutableArray<DeadLetter>> List(string? device, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await DeadLetterRow.List(connection, device, before, limit, cancellationToken);
    }

    public async Task<DeadLetter?> Find(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await DeadLetterRow.Find(connection, id, cancellationToken);
    }

    public async Task<ImmutableArray<DeadLetter>> ListOpen(LetterFilter filter, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await DeadLetterRow.ListOpen(connection, filter, limit, cancellationToken);
    }

    public Task MarkReplayed(long id, DateTimeOffset at, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            var command = session.Command("UPDATE dead_letter SET replayed_at = @at WHERE id = @id AND replayed_at IS NULL");
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@id", id);
            command.Parameters.AddWithValue("@at", at.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            return command;
        },
        cancellationToken);

    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            var command = session.Command("DELETE FROM dead_letter WHERE at < @before");
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@before", before.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            return command;
        },
        cancellationToken);
}
