using Npgsql;
using Twin.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Twin.Standalone;

public sealed class TwinOnPostgres(PostgresServer server) : TwinOnEngine
{
    protected override string Tables => "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'";

    private string _database = string.Empty;

    public override Task Break() => Execute(
        $"ALTER DATABASE {Name} WITH ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");

    /// <summary>Whoever comes next is not to find the ended connections in Orleans' own pool, where each makes one call fail.</summary>
    public override async Task Mend()
    {
        await Execute($"ALTER DATABASE {Name} WITH ALLOW_CONNECTIONS true");
        NpgsqlConnection.ClearAllPools();
    }

    private string Name => new NpgsqlConnectionStringBuilder(_database).Database!;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> Settings() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = _database = await server.NewDatabase(),
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
    };
}
