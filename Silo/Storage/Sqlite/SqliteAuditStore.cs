using Microsoft.Data.Sqlite;
using Twin.Storage.Audit;

namespace Twin.Storage.Sqlite;

/// <summary>One process has the file, so it need not be written there who holds a chain.</summary>
internal sealed class SqliteAuditStore(SqliteWriter writer) : IAuditStore
{
    /// <summary>Stands for an answer that says nothing but that it was done.</summary>
    private static readonly object Done = new();

    /// <summary>Used by the writer's thread only.</summary>
    private readonly Dictionary<int, string> _owners = [];

    public async Task<AuditHead?> Take(string owner, IReadOnlyCollection<int> except, CancellationToken cancellationToken)
    {
        var taken = await writer.Run(
            session =>
            {
                var free = ReadHeads(session).Find(head => !except.Contains(head.Chain) && _owners.GetValueOrDefault(head.Chain, owner) == owner);
                if (free is not null)
                {
                    _owners[free.Chain] = owner;
                }

                return new Tuple<AuditHead?>(free);
            },
            cancellationToken);
        return taken!.Item1;
    }

    public async Task<bool> Add(AuditHead head, string owner, CancellationToken cancellationToken) => await writer.Run(
        session =>
        {
            var command = Prepare(
                session,
                "INSERT INTO audit_chain VALUES (@chain, @first, @before, @sequence, @hash, @seal) ON CONFLICT DO NOTHING");
            Fill(command, head);
            return command.ExecuteNonQuery() > 0 && _owners.TryAdd(head.Chain, owner) ? Done : null;
        },
        cancellationToken) is not null;

    public async Task<bool> Append(AuditHead from, AuditHead to, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.Run(session => Move(session, from, to) ? Insert(session, rows) : null, cancellationToken) is not null;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            return false;
        }
    }

    public async Task<bool> Trim(AuditHead from, AuditHead to, CancellationToken cancellationToken) => await writer.Run(
        session =>
        {
            if (!Move(session, from, to))
            {
                return null;
            }

            var command = Prepare(session, "DELETE FROM audit_entry WHERE chain = @chain AND sequence < @first");
            command.Parameters.AddWithValue("@chain", to.Chain);
            command.Parameters.AddWithValue("@first", to.First);
            command.ExecuteNonQuery();
            return Done;
        },
        cancellationToken) is not null;

    public Task Hold(string owner, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Release(string owner, CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Move(SqliteSession session, AuditHead from, AuditHead to)
    {
        var command = Prepare(
            session,
            """
            UPDATE audit_chain SET first_sequence = @first, first_previous = @before, last_sequence = @sequence, last_hash = @hash, seal = @seal
            WHERE chain = @chain AND seal = @from
            """);
        Fill(command, to);
        command.Parameters.AddWithValue("@from", from.Seal);
        return command.ExecuteNonQuery() > 0;
    }

    private static object Insert(SqliteSession session, IReadOnlyList<AuditRow> rows)
    {
        foreach (var row in rows)
        {
            var command = Prepare(
                session,
                """
                INSERT INTO audit_entry (chain, sequence, at, actor, role, action, outcome, object, field, reason, hash)
                VALUES (@chain, @sequence, @at, @actor, @role, @action, @outcome, @object, @field, @reason, @hash)
                """);
            command.Parameters.AddWithValue("@chain", row.Chain);
            command.Parameters.AddWithValue("@sequence", row.Sequence);
            command.Parameters.AddWithValue("@at", row.At);
            command.Parameters.AddWithValue("@actor", row.Actor);
            command.Parameters.AddWithValue("@role", (object?)row.Role ?? DBNull.Value);
            command.Parameters.AddWithValue("@action", row.Action);
            command.Parameters.AddWithValue("@outcome", row.Outcome);
            command.Parameters.AddWithValue("@object", (object?)row.Object ?? DBNull.Value);
            command.Parameters.AddWithValue("@field", (object?)row.Field ?? DBNull.Value);
            command.Parameters.AddWithValue("@reason", (object?)row.Reason ?? DBNull.Value);
            command.Parameters.AddWithValue("@hash", row.Hash);
            command.ExecuteNonQuery();
        }

        return Done;
    }

    private static List<AuditHead> ReadHeads(SqliteSession session)
    {
        var heads = new List<AuditHead>();
        using var reader = Prepare(session, $"SELECT {AuditReader.HeadColumns} FROM audit_chain ORDER BY chain").ExecuteReader();
        while (reader.Read())
        {
            heads.Add(new AuditHead(
                reader.GetInt32(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3), reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5)));
        }

        return heads;
    }

    private static SqliteCommand Prepare(SqliteSession session, string sql)
    {
        var command = session.Command(sql);
        command.Parameters.Clear();
        return command;
    }

    private static void Fill(SqliteCommand command, AuditHead head)
    {
        command.Parameters.AddWithValue("@chain", head.Chain);
        command.Parameters.AddWithValue("@first", head.First);
        command.Parameters.AddWithValue("@before", head.Before);
        command.Parameters.AddWithValue("@sequence", head.Sequence);
        command.Parameters.AddWithValue("@hash", head.Hash);
        command.Parameters.AddWithValue("@seal", head.Seal);
    }
}
