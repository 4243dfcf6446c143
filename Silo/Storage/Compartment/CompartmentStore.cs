using System.Data.Common;
using Dapper;

namespace Twin.Storage.Compartment;

/// <summary>The tables of the compartment on either engine. No other statement names them, and these name no others.</summary>
internal abstract class CompartmentStore(ITwinDatabase database)
{
    public const string Records = "compartment_record";
    public const string Changes = "compartment_change";

    private const string SealedColumns = "number AS Number, version AS Version, sealed AS Sealed";

    /// <summary>The tables whose rows are encrypted.</summary>
    public static IReadOnlyList<string> SealedTables { get; } = [Records, Changes];

    public async Task<SealedRow?> Read(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<SealedRow>(
            new CommandDefinition($"SELECT {SealedColumns} FROM {Records} WHERE name = @name", new { name }, cancellationToken: cancellationToken));
    }

    /// <summary>Stores state, terms and change in one transaction.</summary>
    /// <returns>The new version; null, and nothing stored, when the version read is not the stored one.</returns>
    public Task<int?> Write(SealedWrite write, CancellationToken cancellationToken) => Write(connection => Write(connection, write), cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="scope">Terms of which a record must have one.</param>
    /// <param name="needed">Terms of which it must have all.</param>
    public async Task<IReadOnlyList<SealedRow>> Find(IReadOnlyCollection<string> scope, IReadOnlyCollection<string> needed, long before, int limit, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { many = needed.Count, before, limit });
        await using var connection = await database.OpenForReading(cancellationToken);
        return (await connection.QueryAsync<SealedRow>(new CommandDefinition(
            $"""
            SELECT {SealedColumns} FROM {Records}
            WHERE number < @before
              AND EXISTS (SELECT 1 FROM compartment_term AS one WHERE one.name = {Records}.name AND one.term IN ({parameters.List("scope", scope)}))
              AND (SELECT count(*) FROM compartment_term AS held WHERE held.name = {Records}.name AND held.term IN ({parameters.List("needed", needed)})) = @many
            ORDER BY number DESC LIMIT @limit
            """,
            parameters,
            cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Newest first; the number is the revision.</summary>
    public async Task<IReadOnlyList<SealedRow>> ReadChanges(string name, long before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return (await connection.QueryAsync<SealedRow>(new CommandDefinition(
            $"SELECT revision AS Number, version AS Version, sealed AS Sealed FROM {Changes} WHERE name = @name AND revision < @before ORDER BY revision DESC LIMIT @limit",
            new { name, before, limit },
            cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Rows of one of <see cref="SealedTables"/> in the order of their numbers.</summary>
    public async Task<IReadOnlyList<SealedRow>> ReadSealed(string table, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return (await connection.QueryAsync<SealedRow>(new CommandDefinition(
            $"SELECT {SealedColumns} FROM {table} WHERE number > @after ORDER BY number LIMIT @limit",
            new { after, limit },
            cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Puts a text that says the same in a row's place, unless the row has been written meanwhile. Its version stays.</summary>
    public Task ReplaceSealed(string table, SealedRow row, string renewed, CancellationToken cancellationToken) => Write(
        connection => connection.Execute(
            $"UPDATE {table} SET sealed = @renewed WHERE number = @Number AND version = @Version", new { renewed, row.Number, row.Version }) > 0 ? row.Version : (int?)null,
        cancellationToken);

    /// <summary>Runs a short piece of work in one transaction; a null answer undoes it.</summary>
    protected abstract Task<int?> Write(Func<DbConnection, int?> work, CancellationToken cancellationToken);

    private static int? Write(DbConnection connection, SealedWrite write)
    {
        var version = connection.ExecuteScalar<int?>(
            write.Read is null
                ? $"INSERT INTO {Records} (name, version, sealed) VALUES (@Name, 1, @Sealed) ON CONFLICT (name) DO NOTHING RETURNING version"
                : $"UPDATE {Records} SET version = version + 1, sealed = @Sealed WHERE name = @Name AND version = @Read RETURNING version",
            new { write.Name, write.Read, write.Sealed });
        if (version is null)
        {
            return null;
        }

        connection.Execute("DELETE FROM compartment_term WHERE name = @Name", new { write.Name });
        if (write.Terms is { } terms)
        {
            connection.Execute("INSERT INTO compartment_term (name, term) VALUES (@Name, @term)", terms.Select(term => new { write.Name, term }));
        }
        else
        {
            connection.Execute($"DELETE FROM {Changes} WHERE name = @Name", new { write.Name });
        }

        if (write.Change is not null)
        {
            connection.Execute(
                $"INSERT INTO {Changes} (name, revision, version, sealed) VALUES (@Name, @Revision, 1, @Change)", new { write.Name, write.Revision, write.Change });
        }

        return version;
    }
}
