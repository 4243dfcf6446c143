using Dapper;
using Npgsql;
using Twin.Fixtures;

namespace Twin.Storage;

public sealed class PostgresEngine(PostgresServer server) : IStorageEngine
{
    private const string Connection = "ConnectionStrings:Twin";

    /// <summary>One key for all silos of a database, as a cluster needs it.</summary>
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    public short Silos => 2;

    public async Task<IReadOnlyDictionary<string, string?>> NewDatabase() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [Connection] = await server.NewDatabase(),
        ["Twin:Key"] = Key,
        ["Twin:Postgres:MaxPoolSize"] = "20",
    };

    public async Task Execute(IReadOnlyDictionary<string, string?> settings, string sql)
    {
        await using var connection = new NpgsqlConnection(settings[Connection]);
        await connection.ExecuteAsync(sql);
    }

    public async Task<IReadOnlyList<string>> Dump(IReadOnlyDictionary<string, string?> settings, string table)
    {
        await using var connection = new NpgsqlConnection(settings[Connection]);
        return [.. await connection.QueryAsync<string>($"SELECT row_to_json(stored)::text FROM {table} AS stored")];
    }

    public Task Break(IReadOnlyDictionary<string, string?> settings) => server.Kill();

    public Task Mend(IReadOnlyDictionary<string, string?> settings) => server.Start();
}
