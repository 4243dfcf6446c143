using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace Twin.Storage.Postgres;

/// <summary>
/// Stores the states of many grains in one round trip and one commit: what arrives while a batch is under way makes the
/// next one, and an idle writer starts at once. Each write is answered when the commit is on disk, and each is fenced by
/// its own version. A grain's writes always take the same lane, so lanes do not wait for each other's rows.
/// </summary>
internal sealed partial class PostgresWriter : IAsyncDisposable
{
    /// <summary>Bounds how long the first of a batch waits for its commit.</summary>
    private const int MaxBatch = 256;

    /// <summary>Enough to keep the server busy while a commit waits for the disk.</summary>
    private const int LaneCount = 2;

    private const string Write = "SELECT write_state(key, version, payload) FROM unnest($1, $2, $3) AS write (key, version, payload)";

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
        var batch = new List<StateWrite>(MaxBatch);
        while (await waiting.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && waiting.TryRead(out var write))
            {
                batch.Add(write);
            }

            await Store(batch);
            batch.Clear();
        }
    }

    private async Task Store(IReadOnlyList<StateWrite> batch)
    {
        try
        {
            var versions = await Execute(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Complete(versions[i]);
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

    private async Task<List<int?>> Execute(IReadOnlyList<StateWrite> batch)
    {
        await using var connection = await _database.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Write, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(static write => write.Key)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int?[]> { TypedValue = [.. batch.Select(static write => write.Version)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. batch.Select(static write => write.Payload)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new List<int?>(batch.Count);
        while (await reader.ReadAsync())
        {
            versions.Add(await reader.IsDBNullAsync(0) ? null : reader.GetInt32(0));
        }

        return versions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of {Count} states failed with {SqlState}; they are stored one by one")]
    private partial void LogOneByOne(int count, string sqlState);
}
