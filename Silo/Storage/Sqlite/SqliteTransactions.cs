using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteTransactions(SqliteWriter writer) : ITransactions
{
    public async Task<T> Run<T>(Func<DbConnection, T> work, CancellationToken cancellationToken) =>
        (await writer.Run(session => new StrongBox<T>(work(session.Connection)), cancellationToken))!.Value!;
}
