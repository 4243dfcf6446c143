using System.Data.Common;

namespace Twin.Storage.Sqlite;

/// <summary>The database as the storage provider sees it: reads run at once, writes pass the one writer.</summary>
internal sealed class GatedDataSource(SqliteDatabase database, SqliteWriter writer) : DbDataSource
{
    public override string ConnectionString => database.ConnectionString;

    protected override DbConnection CreateDbConnection() => new GatedConnection(database.ConnectionString, writer);

    /// <summary>Not opened: only reads need it, and thousands of writes may wait for the writer at once.</summary>
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => new(CreateDbConnection());
}
