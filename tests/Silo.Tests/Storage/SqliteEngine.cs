using Dapper;
using Microsoft.Data.Sqlite;

namespace Twin.Storage;

public sealed class SqliteEngine : IStorageEngine, IDisposable
{
    private const string DataDirectory = "Twin:DataDirectory";

    private static readonly string[] Tables = ["grain_state", "fresh_reading", "due"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("twin-storage-");

    public short Silos => 1;

    public Task<IReadOnlyDictionary<string, string?>> NewDatabase() => Task.FromResult<IReadOnlyDictionary<string, string?>>(
        new Dictionary<string, string?>(StringComparer.Ordinal) { [DataDirectory] = Path.Combine(_root.FullName, Guid.NewGuid().ToString("n")) });

    public async Task Execute(IReadOnlyDictionary<string, string?> settings, string sql)
    {
        await using var connection = Open(settings);
        await connection.ExecuteAsync(sql);
    }

    public async Task<IReadOnlyList<string>> Dump(IReadOnlyDictionary<string, string?> settings, string table)
    {
        await using var connection = Open(settings);
        var rows = await connection.QueryAsync($"SELECT * FROM {table}");
        return [.. rows.Select(row => string.Join(" | ", ((IDictionary<string, object?>)row).Values))];
    }

    public Task Break(IReadOnlyDictionary<string, string?> settings) =>
        Execute(settings, string.Concat(Tables.Select(static table => $"ALTER TABLE {table} RENAME TO {table}_gone;")));

    public Task Mend(IReadOnlyDictionary<string, string?> settings) =>
        Execute(settings, string.Concat(Tables.Select(static table => $"ALTER TABLE {table}_gone RENAME TO {table};")));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    private static SqliteConnection Open(IReadOnlyDictionary<string, string?> settings) =>
        new($"Data Source={Path.Combine(settings[DataDirectory]!, "twin.db")}");
}
