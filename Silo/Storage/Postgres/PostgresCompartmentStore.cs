using System.Data.Common;
using Twin.Storage.Compartment;

namespace Twin.Storage.Postgres;

internal sealed class PostgresCompartmentStore(PostgresDatabase database) : CompartmentStore(database)
{
    protected override async Task<int?> Write(Func<DbConnection, int?> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = work(connection);
        if (result is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }
}
