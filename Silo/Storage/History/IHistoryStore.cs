using System.Data.Common;

namespace Twin.Storage;

/// <summary>The rows of history as an engine keeps them: one a message, names as numbers, readings packed.</summary>
internal interface IHistoryStore
{
    /// <summary>Numbers for device names; new names get new numbers, durably.</summary>
    Task<IReadOnlyDictionary<string, int>> NumberDevices(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <inheritdoc cref="NumberDevices"/>
    Task<IReadOnlyDictionary<string, int>> NumberMetrics(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>The number of a device that has stored something, or null; gives out none.</summary>
    Task<int?> FindDevice(string name, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<string, int>> ListMetrics(CancellationToken cancellationToken);

    /// <summary>Stores all in one commit; returns when that is durable.</summary>
    Task Write(IReadOnlyList<StoredReading> readings, CancellationToken cancellationToken);

    /// <summary>Oldest first, each message once. Milliseconds since 1970, the end exclusive.</summary>
    IAsyncEnumerable<StoredReading> Scan(int device, long from, long to, CancellationToken cancellationToken);

    /// <summary>As <see cref="Scan"/>, within a transaction.</summary>
    IEnumerable<StoredReading> Read(DbConnection connection, int device, long from, long to);

    /// <summary>Newest first, each message once.</summary>
    /// <param name="before">Milliseconds since 1970, exclusive; null for all.</param>
    Task<IReadOnlyList<StoredReading>> Newest(int device, int count, long? before, CancellationToken cancellationToken);

    /// <summary>The time of the oldest reading from a time on; null when there is none.</summary>
    Task<long?> FindOldest(long from, CancellationToken cancellationToken);

    /// <summary>The numbers of all devices that have stored something.</summary>
    Task<IReadOnlyList<int>> ListDevices(CancellationToken cancellationToken);

    /// <summary>Makes a scan of many devices cheap, where something must be done for that first.</summary>
    Task Place(CancellationToken cancellationToken);

    /// <summary>Milliseconds since 1970, the end exclusive.</summary>
    Task Forget(int device, long from, long to, CancellationToken cancellationToken);

    Task Trim(long before, CancellationToken cancellationToken);
}
