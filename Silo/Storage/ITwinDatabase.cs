using System.Data.Common;

namespace Twin.Storage;

/// <summary>The database, whichever engine it is on.</summary>
internal interface ITwinDatabase
{
    /// <summary>Creates it or brings it up to date; harmless when several silos do so at once.</summary>
    Task Migrate(CancellationToken cancellationToken);

    Task<DbConnection> OpenForReading(CancellationToken cancellationToken);

    /// <summary>What was kept by <see cref="TryKeepKeyCheck"/>; null in a new database.</summary>
    Task<byte[]?> FindKeyCheck(CancellationToken cancellationToken);

    /// <summary>Keeps the check value unless there is one.</summary>
    Task TryKeepKeyCheck(byte[] check, CancellationToken cancellationToken);
}
