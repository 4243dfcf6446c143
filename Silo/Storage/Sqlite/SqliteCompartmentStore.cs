using System.Data.Common;
using Twin.Storage.Compartment;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteCompartmentStore(SqliteDatabase database, SqliteWriter writer) : CompartmentStore(database)
{
    protected override async Task<int?> Write(Func<DbConnection, int?> work, CancellationToken cancellationToken) =>
        (int?)await writer.Run(session => (object?)work(session.Connection), cancellationToken);
}
