using System.Data;
using System.Data.Common;
using Dapper;
using DbUp;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Twin.Storage.Postgres;

/// <summary>The database, with this silo's share of its connections.</summary>
internal sealed class PostgresDatabase : ITwinDatabase, IAsyncDisposable
{
    private const string Engine = "Postgres";

    /// <summary>Any number, the same on every silo.</summary>
    private const long MigrationLock = 0x7477696e;

    /// <summary>Enough for the statements that are run again and again.</summary>
    private const int PreparedStatements = 64;

    /// <summary>A plan made while a table was new and empty would go on reading all of it when it is full.</summary>
    private const string PlansByKey = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan";

    /// <summary>No statement here runs long enough to win back the time its compilation takes.</summary>
    private const string Uncompiled = "-c jit=off";

    /// <summary>
    /// A silo that is frozen, or cut off, in the middle of a transaction would keep its rows locked, and the feed's horizon
    /// where it was, for all others. The one that writes states never pauses; others read between their statements.
    /// </summary>
    private const string SoonGivenUp = "-c idle_in_transaction_session_timeout=3s";

    private const string GivenUp = "-c idle_in_transaction_session_timeout=15s";

    private const int ByKeyConnections = PostgresWriter.LaneCount + PostgresReader.LaneCount;

    private readonly string _unpooled;
    private readonly ILoggerFactory _logs;

    public PostgresDatabase(string connectionString, IOptions<PostgresOptions> options, ILoggerFactory logs)
    {
        _logs = logs;
        _unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = options.Value.MaxPoolSize - ByKeyConnections,
            MaxAutoPrepare = PreparedStatements,
        };
        var own = connection.Options;
        connection.Options = $"{GivenUp} {Uncompiled} {own}";
        Source = new NpgsqlDataSourceBuilder(connection.ConnectionString).UseLoggerFactory(logs).Build();
        connection.MaxPoolSize = ByKeyConnections;
        connection.Options = $"{SoonGivenUp} {Uncompiled} {own} {PlansByKey}";
        ByKey = new NpgsqlDataSourceBuilder(connection.ConnectionString).UseLoggerFactory(logs).Build();
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>For states, whose rows are always named by key.</summary>
    public NpgsqlDataSource ByKey { get; }

    public async Task<DbConnection> OpenForReading(CancellationToken cancellationToken) => await Source.OpenConnectionAsync(cancellationToken);

    public async Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public async Task Migrate(CancellationToken cancellationToken)
    {
        // Held until the connection closes: silos that start together migrate one after the other.
        await using var connection = new NpgsqlConnection(_unpooled);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("SELECT pg_advisory_lock(@MigrationLock)", new { MigrationLock });
        Migrations.Run(DeployChanges.To.PostgresqlDatabase(_unpooled), Engine, _logs);
        await connection.ExecuteAsync(
            "INSERT INTO OrleansQuery VALUES (@Key, @Text) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText",
            Migrations.Queries(Engine).Select(query => new { query.Key, query.Text }));

        // In a server restored from a dump the numbers of transactions start anew; events from the future would stay unseen.
        await connection.ExecuteAsync("UPDATE feed SET xid = '0' WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())");
        await connection.ExecuteAsync("UPDATE feed_trimmed SET xid = '0' WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())");
    }

    public async ValueTask DisposeAsync()
    {
        await ByKey.DisposeAsync();
        await Source.DisposeAsync();
    }
}
