using Microsoft.Data.Sqlite;

namespace Twin.Storage.Sqlite;

/// <inheritdoc cref="GatedDataSource"/>
internal sealed class GatedConnection(string connectionString, SqliteWriter writer) : SqliteConnection(connectionString)
{
    public override SqliteCommand CreateCommand() => new GatedCommand(writer) { Connection = this };
}
