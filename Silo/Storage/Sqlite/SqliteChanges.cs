using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteChanges(SqliteDatabase database, SqliteWriter writer) : Changes(database)
{
    protected override async Task<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancellationToken) =>
        (await writer.Run(session => new StrongBox<T>(work(session.Connection)), cancellationToken))!.Value!;
}
