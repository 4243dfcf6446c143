using Microsoft.Data.Sqlite;

namespace Twin.Standalone;

public sealed class TwinOnSqlite : TwinOnEngine
{
    protected override string Tables => "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";

    public override Task Break() => Execute("ALTER TABLE grain_state RENAME TO grain_state_gone; ALTER TABLE notice_receipt RENAME TO notice_receipt_gone");

    public override Task Mend() => Execute("ALTER TABLE grain_state_gone RENAME TO grain_state; ALTER TABLE notice_receipt_gone RENAME TO notice_receipt");

    private async Task Execute(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Host.DataDirectory, "twin.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    protected override Task<IReadOnlyDictionary<string, string?>> Settings() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));
}
