using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Twin.Exchange;

namespace Twin.Storage;

internal sealed class ImportRows(ITwinDatabase database, ITransactions transactions) : IImportRows
{
    /// <summary>Keys in one statement: engines have a limit to parameters.</summary>
    private const int MostKeys = 500;

    public Task Keep(string import, int batch, string rows, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute(
            "INSERT INTO import_batch (import, batch, rows) VALUES (@import, @batch, @rows) ON CONFLICT (import, batch) DO UPDATE SET rows = excluded.rows",
            new { import, batch, rows }),
        cancellationToken);

    public Task<string?> Read(string import, int batch, CancellationToken cancellationToken) => Find("rows", import, batch, cancellationToken);

    public Task<string?> ReadResults(string import, int batch, CancellationToken cancellationToken) => Find("results", import, batch, cancellationToken);

    public Task Finish(
        string import, int batch, string results, ImmutableArray<NewConflict> conflicts, ImmutableArray<SettledField> settled, CancellationToken cancellationToken) => transactions.Run(
        connection =>
        {
            foreach (var conflict in conflicts)
            {
                Conflicts.Keep(connection, conflict);
            }

            foreach (var id in FindSettled(connection, settled))
            {
                connection.Execute("DELETE FROM import_conflict WHERE id = @id", new { id });
            }

            return connection.Execute("UPDATE import_batch SET results = @results, rows = '' WHERE import = @import AND batch = @batch", new { import, batch, results });
        },
        cancellationToken);

    public Task Forget(string import, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("UPDATE import_batch SET rows = '' WHERE import = @import", new { import }), cancellationToken);

    public Task Remove(string import, CancellationToken cancellationToken) => transactions.Run(
        connection => connection.Execute("DELETE FROM import_batch WHERE import = @import", new { import }), cancellationToken);

    /// <summary>Seldom any: open conflicts of the source with the objects of the batch.</summary>
    private static List<long> FindSettled(DbConnection connection, ImmutableArray<SettledField> settled)
    {
        var found = new List<long>();
        foreach (var keys in settled.Select(static field => field.Object.ToString()).Distinct(StringComparer.Ordinal).Chunk(MostKeys))
        {
            var parameters = new DynamicParameters(new { settled[0].Source, open = (int)ConflictStatus.Open });
            var open = connection.Query<Row>(
                $"SELECT id AS Id, key AS Key, field AS Field FROM import_conflict WHERE key IN ({parameters.List("key", keys)}) AND source = @Source AND status = @open", parameters);
            found.AddRange(open.Where(row => settled.Any(field => field.Field == row.Field && field.Object.ToString() == row.Key)).Select(static row => row.Id));
        }

        return found;
    }

    private async Task<string?> Find(string column, string import, int batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            $"SELECT {column} FROM import_batch WHERE import = @import AND batch = @batch", new { import, batch }, cancellationToken: cancellationToken));
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Key { get; init; }

        public required string Field { get; init; }
    }
}
