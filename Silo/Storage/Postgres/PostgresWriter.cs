using System.Threading.Channels;
using Npgsql;

namespace Twin.Storage.Postgres;

/// <summary>
/// Stores the states of many grains in one transaction: what arrives while a batch is under way makes the next one, and
/// an idle writer starts at once. Each write is answered when the commit is on disk, and each is fenced by its own
/// version. A grain's writes always take the same lane, so lanes do not wait for each other's rows.
/// </summary>
internal sealed partial class PostgresWriter : IAsyncDisposable
{
    /// <summary>Bounds how long the first of a batch waits for its commit.</summary>
    private const int MaxBatch = 256;

    /// <summary>Enough to keep the server busy while a commit waits for the disk. Each has a connection of its own.</summary>
    public const int LaneCount = 2;

    private readonly Channel<StateWrite>[] _lanes =
    [
        .. Enumerable.Range(0, LaneCount).Select(static _ => Channel.CreateBounded<StateWrite>(new BoundedChannelOptions(4_096) { SingleReader = true })),
    ];

    private readonly PostgresDatabase _database;
    private readonly ILogger<PostgresWriter> _log;
    private readonly Task[] _running;

    public PostgresWriter(PostgresDatabase database, ILogger<PostgresWriter> log)
    {
        _database = database;
        _log = log;
        _running = [.. _lanes.Select(lane => Task.Run(() => WriteAll(lane.Reader)))];
    }

    /// <returns>The new version once it is on disk; null when the caller's version is not the stored one.</returns>
    public async Task<int?> Run(StateWrite write)
    {
        var lane = (uint)string.GetHashCode(write.Key, StringComparison.Ordinal) % LaneCount;
        await _lanes[lane].Writer.WriteAsync(write);
        return await write.Done;
    }

    /// <summary>Finishes what was handed in and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        await Task.WhenAll(_running);
    }

    private async Task WriteAll(ChannelReader<StateWrite> waiting)
    {
        // In the order of their keys, in which all silos take hold of rows; a key that comes again makes the next batch.
        var batch = new SortedDictionary<string, StateWrite>(StringComparer.Ordinal);
        while (await waiting.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && waiting.TryPeek(out var write) && batch.TryAdd(write.Key, write))
            {
                waiting.TryRead(out _);
            }

            await Store([.. batch.Values]);
            batch.Clear();
        }
    }

    private async Task Store(IReadOnlyList<StateWrite> batch)
    {
        try
        {
            var versions = await Execute(batch);
            foreach (var write in batch)
            {
                write.Complete(versions.TryGetValue(write.Key, out var version) ? version : null);
            }
        }
        catch (PostgresException fault) when (batch.Count > 1)
        {
            // One of them cannot be stored, or two silos met in the same rows: nobody fails for another.
            LogOneByOne(batch.Count, fault.SqlState);
            foreach (var write in batch)
            {
                await Store([write]);
            }
        }
        catch (Exception fault)
        {
            foreach (var write in batch)
            {
                write.Fail(fault);
            }
        }
    }

    /// <returns>The new versions by key, without the writes that were not made from the newest.</returns>
    private async Task<Dictionary<string, int>> Execute(IReadOnlyList<StateWrite> batch)
    {
        await using var connection = await _database.ByKey.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var versions = await StoreStates(connection, batch);
        await using (var rest = StateBatch.Rest(connection, [.. batch.Where(write => versions.ContainsKey(write.Key))]))
        {
            if (rest.BatchCommands.Count > 0)
            {
                await rest.ExecuteNonQueryAsync();
            }
        }

        await transaction.CommitAsync();
        return versions;
    }

    private static async Task<Dictionary<string, int>> StoreStates(NpgsqlConnection connection, IReadOnlyList<StateWrite> batch)
    {
        var versions = new Dictionary<string, int>(batch.Count, StringComparer.Ordinal);
        await using var states = StateBatch.States(connection, batch);
        await using var reader = await states.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                versions.Add(reader.GetString(0), reader.GetInt32(1));
            }
        }
        while (await reader.NextResultAsync());
        return versions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of {Count} states failed with {SqlState}; they are stored one by one")]
    private partial void LogOneByOne(int count, string sqlState);
}
