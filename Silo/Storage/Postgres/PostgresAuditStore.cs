using Dapper;
using Npgsql;
using Twin.Storage.Audit;

namespace Twin.Storage.Postgres;

internal sealed class PostgresAuditStore(PostgresDatabase database) : IAuditStore
{
    /// <summary>How long a silo that says nothing keeps its chain.</summary>
    private const string Lease = "now() + interval '1 minute'";

    public async Task<AuditHead?> Take(string owner, IReadOnlyCollection<int> except, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<AuditHeadRow>(new CommandDefinition(
            $"""
            UPDATE audit_chain SET owner = @owner, held_until = {Lease}
            FROM (SELECT chain AS free FROM audit_chain
                  WHERE (owner = @owner OR held_until <= now()) AND NOT chain = ANY(@except)
                  ORDER BY owner = @owner DESC, chain LIMIT 1 FOR UPDATE SKIP LOCKED) AS found
            WHERE chain = free
            RETURNING {AuditReader.HeadColumns}
            """,
            new { owner, except = except.ToArray() },
            cancellationToken: cancellationToken));
        return row?.ToHead();
    }

    public async Task<bool> Add(AuditHead head, string owner, CancellationToken cancellationToken) => await Execute(
        $"INSERT INTO audit_chain VALUES (@Chain, @First, @Before, @Sequence, @Hash, @Seal, @owner, {Lease}) ON CONFLICT DO NOTHING",
        new { head.Chain, head.First, head.Before, head.Sequence, head.Hash, head.Seal, owner },
        cancellationToken) > 0;

    public async Task<bool> Append(AuditHead from, AuditHead to, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            return await Execute(
                $"""
                WITH moved AS (
                    UPDATE audit_chain SET last_sequence = @Sequence, last_hash = @Hash, seal = @Seal, held_until = {Lease}
                    WHERE chain = @Chain AND seal = @fromSeal RETURNING 1)
                INSERT INTO audit_entry (chain, sequence, at, actor, role, action, outcome, object, field, reason, hash)
                SELECT @Chain, entry.* FROM unnest(@sequences, @ats, @actors, @roles, @actions, @outcomes, @objects, @fields, @reasons, @hashes) AS entry
                WHERE EXISTS (SELECT FROM moved)
                """,
                new
                {
                    to.Chain,
                    to.Sequence,
                    to.Hash,
                    to.Seal,
                    fromSeal = from.Seal,
                    sequences = rows.Select(row => row.Sequence).ToArray(),
                    ats = rows.Select(row => row.At).ToArray(),
                    actors = rows.Select(row => row.Actor).ToArray(),
                    roles = rows.Select(row => row.Role).ToArray(),
                    actions = rows.Select(row => row.Action).ToArray(),
                    outcomes = rows.Select(row => row.Outcome).ToArray(),
                    objects = rows.Select(row => row.Object).ToArray(),
                    fields = rows.Select(row => row.Field).ToArray(),
                    reasons = rows.Select(row => row.Reason).ToArray(),
                    hashes = rows.Select(row => row.Hash).ToArray(),
                },
                cancellationToken) > 0;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    public async Task<bool> Trim(AuditHead from, AuditHead to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var moved = await connection.ExecuteAsync(
            "UPDATE audit_chain SET first_sequence = @First, first_previous = @Before, seal = @Seal WHERE chain = @Chain AND seal = @fromSeal",
            new { to.Chain, to.First, to.Before, to.Seal, fromSeal = from.Seal });
        if (moved == 0)
        {
            return false;
        }

        await connection.ExecuteAsync("DELETE FROM audit_entry WHERE chain = @Chain AND sequence < @First", new { to.Chain, to.First });
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public Task Hold(string owner, CancellationToken cancellationToken) =>
        Execute($"UPDATE audit_chain SET held_until = {Lease} WHERE owner = @owner", new { owner }, cancellationToken);

    public Task Release(string owner, CancellationToken cancellationToken) =>
        Execute("UPDATE audit_chain SET held_until = now() WHERE owner = @owner", new { owner }, cancellationToken);

    private async Task<int> Execute(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
