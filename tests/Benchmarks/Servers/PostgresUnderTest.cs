using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using Twin.Fixtures;

namespace Twin.Benchmarks.Servers;

internal sealed class PostgresUnderTest : IDatabaseUnderTest
{
    private readonly PostgresServer _server;

    private PostgresUnderTest(PostgresServer server, string connectionString)
    {
        _server = server;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>A server whose commits wait for the disk.</summary>
    public static async Task<IDatabaseUnderTest> StartAsync()
    {
        var server = new PostgresServer { Durable = true };
        return new PostgresUnderTest(server, await server.NewDatabase());
    }

    /// <summary>The tables of readings and of the names they refer to, with their indexes.</summary>
    public async Task<long> SizeAsync()
    {
        await using var connection = await OpenAsync();
        await using var size = connection.CreateCommand();
        size.CommandText = "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relname ~ '^(reading|history)_'";
        return (long)(await size.ExecuteScalarAsync())!;
    }

    /// <summary>Of the processes that serve connections now, and of those that work in the background.</summary>
    public async Task<TimeSpan> CpuAsync()
    {
        await using var connection = await OpenAsync();
        await using var processes = connection.CreateCommand();
        processes.CommandText = "SELECT pid FROM pg_stat_activity WHERE backend_type <> 'autovacuum worker'";
        await using var reader = await processes.ExecuteReaderAsync();
        var used = TimeSpan.Zero;
        while (await reader.ReadAsync())
        {
            using var process = Process.GetProcessById(reader.GetInt32(0));
            used += process.TotalProcessorTime;
        }

        return used;
    }

    public async Task CopyCardsAsync(int times)
    {
        await using var connection = await OpenAsync();
        await using var copy = connection.CreateCommand();
        copy.CommandTimeout = 0;
        copy.CommandText =
            $"""
            DROP INDEX card_by_term;
            INSERT INTO card
            SELECT kind || '/x' || nth || '-' || id, kind, title, '500103' || street || substr(area, 10), status, deadline, changed, labels, facts, links, texts,
                   replace(replace(terms::text, 'r=' || left(area, 9), 'r=500103' || street), id, 'x' || nth || '-' || id)::tsvector
            FROM card, generate_series(1, {times}) AS nth,
                 LATERAL (SELECT split_part(key, '/', 2) AS id, lpad((substr(area, 7, 3)::int + (nth * 20))::text, 3, '0') AS street) AS other
            WHERE kind IN ('person', 'household', 'room');
            CREATE INDEX card_by_term ON card USING gin (terms) WITH (gin_pending_list_limit = 512);
            ANALYZE card;
            """;
        await copy.ExecuteNonQueryAsync();
    }

    /// <summary>What the server would do within a minute or two, while something is measured: no community grows by a million cards at once.</summary>
    public async Task TidyAsync()
    {
        await using var connection = await OpenAsync();
        foreach (var work in (string[])["VACUUM area_change, area_count, due, feed", "CHECKPOINT"])
        {
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = work;
            await command.ExecuteNonQueryAsync();
        }
    }

    public async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
