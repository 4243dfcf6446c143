using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteHistoryStore(SqliteDatabase database, SqliteWriter writer) : IHistoryStore
{
    /// <summary>How much one transaction forgets of one device: others wait for it.</summary>
    private const int TrimAtOnce = 2_000;

    /// <summary>
    /// How many readings may wait for their place. Readings are appended first: a commit then writes the few pages they
    /// fill instead of a page for every device that spoke. More at once would make those who wait for the writer wait longer.
    /// </summary>
    private const int PlaceAt = 16_384;

    /// <summary>A device's readings, those that still wait for their place among them.</summary>
    private const string OfDevice =
        """
        SELECT device, at, points FROM reading WHERE device = @device AND at >= @from AND at < @to
        UNION ALL
        SELECT DISTINCT device, at, points FROM fresh_reading AS fresh
        WHERE device = @device AND at >= @from AND at < @to AND NOT EXISTS (
            SELECT 1 FROM reading WHERE device = fresh.device AND at = fresh.at AND points = fresh.points)
        """;

    /// <summary>Counted by the writer's thread only; what a start finds is placed with the first write.</summary>
    private int _waiting = PlaceAt;

    public Task<IReadOnlyDictionary<string, int>> NumberDevices(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Number("history_device", names, cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> NumberMetrics(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Number("history_metric", names, cancellationToken);

    public async Task<int?> FindDevice(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<int?>("SELECT id FROM history_device WHERE name = @name", new { name });
    }

    public async Task<IReadOnlyDictionary<string, int>> ListMetrics(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<(string Name, int Id)>("SELECT name, id FROM history_metric");
        return rows.ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal);
    }

    public Task Write(IReadOnlyList<StoredReading> readings, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            session.AppendReadings(readings);
            _waiting += readings.Count;
            if (_waiting >= PlaceAt)
            {
                Place(session);
            }

            return readings;
        },
        cancellationToken);

    public Task Place(CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            Place(session);
            return session;
        },
        cancellationToken);

    public async IAsyncEnumerable<StoredReading> Scan(int device, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = connection.QueryUnbufferedAsync<StoredReading>(
            $"{OfDevice} ORDER BY at, points",
            new { device, from, to });
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    public IEnumerable<StoredReading> Read(DbConnection connection, int device, long from, long to) =>
        connection.Query<StoredReading>($"{OfDevice} ORDER BY at, points", new { device, from, to });

    public async Task<long?> FindOldest(long from, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(
            """
            SELECT min(at) FROM (
                SELECT min(at) AS at FROM fresh_reading WHERE at >= @from
                UNION ALL
                SELECT (SELECT at FROM reading WHERE device = known.id AND at >= @from ORDER BY at LIMIT 1) FROM history_device AS known)
            """,
            new { from });
    }

    public async Task<IReadOnlyList<int>> ListDevices(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<int>("SELECT id FROM history_device ORDER BY id")).AsList();
    }

    public async Task<IReadOnlyList<StoredReading>> Newest(int device, int count, long? before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<StoredReading>(
            $"{OfDevice} ORDER BY at DESC, points DESC LIMIT @count",
            new { device, count, from = long.MinValue, to = before ?? long.MaxValue });
        return rows.AsList();
    }

    public Task Forget(int device, long from, long to, CancellationToken cancellationToken) => writer.Run(
        session => session.Connection.Execute(
            """
            DELETE FROM reading WHERE device = @device AND at >= @from AND at < @to;
            DELETE FROM fresh_reading WHERE device = @device AND at >= @from AND at < @to;
            """,
            new { device, from, to }) as object,
        cancellationToken);

    public async Task Trim(long before, CancellationToken cancellationToken)
    {
        await Place(cancellationToken);
        await using var connection = await database.Open(cancellationToken);
        foreach (var device in await connection.QueryAsync<int>("SELECT id FROM history_device"))
        {
            while (await TrimSome(device, before, cancellationToken) == TrimAtOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private void Place(SqliteSession session)
    {
        session.Execute("INSERT OR IGNORE INTO reading SELECT device, at, points FROM fresh_reading ORDER BY device, at, points");
        session.Execute("DELETE FROM fresh_reading");
        _waiting = 0;
    }

    private async Task<int> TrimSome(int device, long before, CancellationToken cancellationToken)
    {
        var deleted = await writer.Run(
            session =>
            {
                var command = session.Command(
                    $"""
                    DELETE FROM reading WHERE (device, at, points) IN (
                        SELECT device, at, points FROM reading WHERE device = @device AND at < @before ORDER BY at LIMIT {TrimAtOnce})
                    """);
                command.Parameters.Clear();
                command.Parameters.AddWithValue("@device", device);
                command.Parameters.AddWithValue("@before", before);
                return new Tuple<int>(command.ExecuteNonQuery());
            },
            cancellationToken);
        return deleted!.Item1;
    }

    private async Task<IReadOnlyDictionary<string, int>> Number(string table, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var numbers = await writer.Run(
            session =>
            {
                // The update changes nothing; without it a known name would return no row.
                var command = session.Command($"INSERT INTO {table} (name) VALUES (@name) ON CONFLICT DO UPDATE SET name = name RETURNING id");
                var numbered = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var name in names)
                {
                    command.Parameters.Clear();
                    command.Parameters.AddWithValue("@name", name);
                    numbered.Add(name, Convert.ToInt32(command.ExecuteScalar()));
                }

                return numbered;
            },
            cancellationToken);
        return numbers!;
    }
}
