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

    private async Task Store(StateWrite[] writes)
    {
        try
        {
            await using var connection = await _database.ByKey.OpenConnectionAsync();
            await using var batch = StateBatch.Of(connection, writes);
            await batch.ExecuteNonQueryAsync();
            foreach (var write in writes)
            {
                write.Complete((write.Version ?? 0) + 1);
            }
        }
        catch (PostgresException fault) when (writes.Length > 1)
        {
            // One of them cannot be stored, or two silos met in the same rows: nobody fails for another.
            LogHalves(writes.Length, fault.SqlState);
            var half = writes.Length / 2;
            await Store(writes[..half]);
            await Store(writes[half..]);
        }
        catch (PostgresException fault) when (fault.SqlState == StateStatements.Changed)
        {
            writes[0].Complete(newVersion: null);
        }
        catch (Exception fault)
        {
            foreach (var write in writes)
            {
                write.Fail(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of {Count} states failed with {SqlState}; they are stored in two halves")]
    private partial void LogHalves(int count, string sqlState);
}
