using Twin.Fixtures;

namespace Twin.Cluster.Tests;

public sealed class CrashOnSqlite() : CrashContract(kills: 20, seed: 20260501);

/// <summary>Beside the other: most of it is waiting for a process to start.</summary>
public sealed class CrashOnSqliteElsewhere() : CrashContract(kills: 20, seed: 20260502);

/// <summary>The database goes on while its one silo dies; on a file nothing goes on, so that has the more to show.</summary>
public sealed class CrashOnPostgres(PostgresServer postgres) : CrashContract(kills: 10, seed: 20260503)
{
    protected override Task Configure(IDictionary<string, string> settings) => settings.PutOn(postgres);
}
