using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Twin.Storage.Postgres;

internal sealed class PostgresHistoryStore(
    PostgresDatabase database,
    PostgresReadingDays days,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : IHistoryStore
{
    private const int PageSize = 10_000;

    /// <summary>How far back the newest messages are looked for, step by step: each day is a table of its own.</summary>
    private static readonly TimeSpan[] LookBack = [TimeSpan.FromDays(1), TimeSpan.FromDays(30)];

    public Task<IReadOnlyDictionary<string, int>> NumberDevices(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Number("history_device", names, cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> NumberMetrics(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Number("history_metric", names, cancellationToken);

    public async Task<int?> FindDevice(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int?>("SELECT id FROM history_device WHERE name = @name", new { name });
    }

    public async Task<IReadOnlyDictionary<string, int>> ListMetrics(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await ListNumbers(connection, "SELECT name, id FROM history_metric", new { });
    }

    public async Task Write(IReadOnlyList<StoredReading> readings, CancellationToken cancellationToken)
    {
        await days.Ensure(readings, cancellationToken);
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("COPY reading (device, at, points) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var reading in readings)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(reading.Device, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(reading.At, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(reading.Points, NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    public async IAsyncEnumerable<StoredReading> Scan(int device, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Page by page, so that whoever has seen enough does not wait for the rest.
        var last = new StoredReading(device, from, []);
        List<StoredReading> page;
        do
        {
            page = await ReadPage(last, to, cancellationToken);
            foreach (var reading in page)
            {
                if (reading.At != last.At || !reading.Points.AsSpan().SequenceEqual(last.Points))
                {
                    yield return reading;
                    last = reading;
                }
            }
        }
        while (page.Count == PageSize);
    }

    public IEnumerable<StoredReading> Read(DbConnection connection, int device, long from, long to) => connection.Query<StoredReading>(
        "SELECT DISTINCT device, at, points FROM reading WHERE device = @device AND at >= @from AND at < @to ORDER BY at, points", new { device, from, to });

    public async Task<long?> FindOldest(long from, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT min(at) FROM reading WHERE at >= @from", new { from }, cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<int>> ListDevices(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<int>(new CommandDefinition("SELECT id FROM history_device ORDER BY id", cancellationToken: cancellationToken))).AsList();
    }

    public Task Place(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IReadOnlyList<StoredReading>> Newest(int device, int count, long? before, CancellationToken cancellationToken)
    {
        var to = before ?? long.MaxValue;
        var now = before is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : time.GetUtcNow();
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        foreach (var from in LookBack.Select(back => (now - back).ToUnixTimeMilliseconds()).Append(long.MinValue))
        {
            var rows = await connection.QueryAsync<StoredReading>(new CommandDefinition(
                """
                SELECT DISTINCT device, at, points FROM reading
                WHERE device = @device AND at >= @from AND at < @to ORDER BY at DESC, points DESC LIMIT @count
                """,
                new { device, from, to, count },
                cancellationToken: cancellationToken));
            var newest = rows.AsList();
            if (newest.Count == count || from == long.MinValue)
            {
                return newest;
            }
        }

        return [];
    }

    public async Task Forget(int device, long from, long to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM reading WHERE device = @device AND at >= @from AND at < @to", new { device, from, to }, cancellationToken: cancellationToken));
    }

    public async Task Trim(long before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("SELECT trim_reading(@before)", new { before }, cancellationToken: cancellationToken));
    }

    private async Task<List<StoredReading>> ReadPage(StoredReading after, long to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<StoredReading>(new CommandDefinition(
            $"""
            SELECT device, at, points FROM reading
            WHERE device = @device AND at >= @at AND at < @to AND (at, points) > (@at, @points)
            ORDER BY at, points LIMIT {PageSize}
            """,
            new { device = after.Device, at = after.At, points = after.Points, to },
            cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>In order, so that silos that learn the same names at once do not wait for each other in a circle.</summary>
    private async Task<IReadOnlyDictionary<string, int>> Number(string table, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var parameters = new { names = names.Order(StringComparer.Ordinal).ToArray() };
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            INSERT INTO {table} (name)
            SELECT name FROM unnest(@names) WITH ORDINALITY AS new (name, place)
            WHERE NOT EXISTS (SELECT FROM {table} AS known WHERE known.name = new.name)
            ORDER BY place
            ON CONFLICT DO NOTHING
            """,
            parameters,
            cancellationToken: cancellationToken));
        return await ListNumbers(connection, $"SELECT name, id FROM {table} WHERE name = ANY (@names)", parameters);
    }

    private static async Task<IReadOnlyDictionary<string, int>> ListNumbers(NpgsqlConnection connection, string sql, object parameters)
    {
        var rows = await connection.QueryAsync<(string Name, int Id)>(sql, parameters);
        return rows.ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal);
    }
}
