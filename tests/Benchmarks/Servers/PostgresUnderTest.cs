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
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var size = connection.CreateCommand();
        size.CommandText = "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relname ~ '^(reading|history)_'";
        return (long)(await size.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
