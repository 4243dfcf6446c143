using System.Data.Common;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Twin.Storage.Sqlite;

/// <summary>The database file. Readers open it as they like; whoever writes does so through <see cref="SqliteWriter"/>.</summary>
internal sealed class SqliteDatabase : ITwinDatabase, IDisposable
{
    private const string FileName = "twin.db";
    private const string Engine = "Sqlite";

    private readonly string _directory;
    private readonly ILoggerFactory _logs;
    private readonly ReadingPool _readers;

    /// <summary>SQLite otherwise counts its memory under one lock for the whole process, for which readers wait.</summary>
    static SqliteDatabase()
    {
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public SqliteDatabase(IOptions<StorageOptions> options, ILoggerFactory logs)
    {
        _directory = Path.GetFullPath(options.Value.DataDirectory);
        _logs = logs;
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory, FileName) }.ToString();
        _readers = new ReadingPool(Unpooled);
    }

    public string ConnectionString { get; }

    private string Unpooled => new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString();

    public async Task<SqliteConnection> Open(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public async Task<DbConnection> OpenForReading(CancellationToken cancellationToken) => await _readers.Rent(cancellationToken);

    public Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <summary>The one connection that writes.</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(Unpooled);
        connection.Open();

        // Every commit is on disk when it returns. Checkpoints wait until many commits share one.
        connection.Execute(
            """
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 8000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = MEMORY;
            """);
        return connection;
    }

    public async Task Migrate(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_directory);
        await using var connection = await Open(cancellationToken);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        Migrations.Run(DeployChanges.To.SqliteDatabase(ConnectionString), Engine, _logs);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO OrleansQuery VALUES (@Key, @Text) ON CONFLICT DO UPDATE SET QueryText = excluded.QueryText",
            Migrations.Queries(Engine).Select(query => new { query.Key, query.Text }));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Closes the readers: with the last connection SQLite brings the log into the database file.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        using var any = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(any);
    }
}
