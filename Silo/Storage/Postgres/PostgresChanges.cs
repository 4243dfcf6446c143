using System.Data.Common;

namespace Twin.Storage.Postgres;

internal sealed class PostgresChanges(PostgresDatabase database) : Changes(database)
{
    private readonly PostgresDatabase _database = database;

    protected override async Task<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancellationToken)
    {
        await using var connection = await _database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
