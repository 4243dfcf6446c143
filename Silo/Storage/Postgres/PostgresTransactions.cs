using System.Data.Common;

namespace Twin.Storage.Postgres;

internal sealed class PostgresTransactions(PostgresDatabase database) : ITransactions
{
    public async Task<T> Run<T>(Func<DbConnection, T> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
