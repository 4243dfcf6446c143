using System.Data.Common;

namespace Twin.Storage;

/// <summary>The database, whichever engine it is on.</summary>
internal interface ITwinDatabase
{
    /// <summary>Creates it or brings it up to date; harmless when several silos do so at once.</summary>
    Task Migrate(CancellationToken cancellationToken);

    Task<DbConnection> OpenForReading(CancellationToken cancellationToken);

    /// <summary>Begins to read the database as it is now, whatever is written meanwhile.</summary>
    Task<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancellationToken);
}
