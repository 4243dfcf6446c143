using System.Data.Common;
using Dapper;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>Reads the tables of the audit log; the same on both engines.</summary>
internal static class AuditReader
{
    public const string HeadColumns =
        "chain AS Chain, first_sequence AS First, first_previous AS Before, last_sequence AS Sequence, last_hash AS Hash, seal AS Seal";

    private const string Columns =
        "chain AS Chain, sequence AS Sequence, at AS At, actor AS Actor, role AS Role, action AS Action, outcome AS Outcome, object AS Object, field AS Field, reason AS Reason, hash AS Hash";

    /// <summary>In the order of their numbers.</summary>
    public static async Task<IReadOnlyList<AuditHead>> Heads(DbConnection connection)
    {
        var rows = await connection.QueryAsync<AuditHeadRow>($"SELECT {HeadColumns} FROM audit_chain ORDER BY chain");
        return [.. rows.Select(row => row.ToHead())];
    }

    /// <summary>The entries of a chain after one, in order.</summary>
    public static async Task<IReadOnlyList<AuditRow>> Entries(DbConnection connection, int chain, long after, int limit)
    {
        var rows = await connection.QueryAsync<AuditRow>(
            $"SELECT {Columns} FROM audit_entry WHERE chain = @chain AND sequence > @after ORDER BY sequence LIMIT @limit",
            new { chain, after, limit });
        return rows.AsList();
    }

    /// <summary>Whether a chain holds more after a place than anchors.</summary>
    public static Task<bool> HasNotes(DbConnection connection, int chain, long after) => connection.ExecuteScalarAsync<bool>(
        "SELECT EXISTS (SELECT 1 FROM audit_entry WHERE chain = @chain AND sequence > @after AND action <> @Anchor)",
        new { chain, after, AuditAction.Anchor });

    /// <summary>The oldest entry that is not older than a time; null when all are.</summary>
    public static Task<long?> FirstSince(DbConnection connection, int chain, long at) => connection.ExecuteScalarAsync<long?>(
        "SELECT sequence FROM audit_entry WHERE chain = @chain AND at >= @at ORDER BY sequence LIMIT 1",
        new { chain, at });

    public static Task<byte[]?> HashAt(DbConnection connection, int chain, long sequence) =>
        connection.QuerySingleOrDefaultAsync<byte[]>("SELECT hash FROM audit_entry WHERE chain = @chain AND sequence = @sequence", new { chain, sequence });

    /// <param name="conditions">SQL on the columns, or empty.</param>
    public static async Task<IReadOnlyList<AuditRow>> List(DbConnection connection, string conditions, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<AuditRow>(new CommandDefinition(
            $"SELECT {Columns} FROM audit_entry WHERE TRUE {conditions} ORDER BY at DESC, chain DESC, sequence DESC LIMIT @limit",
            parameters,
            cancellationToken: cancellationToken));
        return rows.AsList();
    }
}
