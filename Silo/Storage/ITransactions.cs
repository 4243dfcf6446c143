using System.Data.Common;

namespace Twin.Storage;

/// <summary>Short pieces of writing work, each in one transaction, for tables that are beside the states of grains.</summary>
internal interface ITransactions
{
    /// <summary>Returns when it is on disk. The work does not wait for anything but the database.</summary>
    Task<T> Run<T>(Func<DbConnection, T> work, CancellationToken cancellationToken);
}
