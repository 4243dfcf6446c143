using System.Threading.Channels;
using Npgsql;

namespace Twin.Storage.Postgres;

/// <summary>
/// Reads the states of grains that are activated at the same time with one statement: what is asked for while one is
/// under way makes the next, and an idle reader asks at once. An import activates thousands of grains a second.
/// </summary>
internal sealed class PostgresReader : IAsyncDisposable
{
    /// <summary>Each has a connection of its own.</summary>
    public const int LaneCount = 2;

    private const int MaxBatch = 256;

    private const string Read =
        """
        SELECT key, version, convert_to('{"state":' || state || '}', 'UTF8') FROM grain_state WHERE key = ANY($1)
        """;

    private readonly Channel<StateRead> _waiting = Channel.CreateBounded<StateRead>(4_096);
    private readonly PostgresDatabase _database;
    private readonly Task[] _running;

    public PostgresReader(PostgresDatabase database)
    {
        _database = database;
        _running = [.. Enumerable.Range(0, LaneCount).Select(_ => Task.Run(ReadAll))];
    }

    public async Task<StoredState?> Run(string key)
    {
        var read = new StateRead(key);
        await _waiting.Writer.WriteAsync(read);
        return await read.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_running);
    }

    private async Task ReadAll()
    {
        var batch = new List<StateRead>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var read))
            {
                batch.Add(read);
            }

            await Answer(batch);
            batch.Clear();
        }
    }

    private async Task Answer(List<StateRead> batch)
    {
        try
        {
            var stored = await Execute([.. batch.Select(static read => read.Key)]);
            batch.ForEach(read => read.Complete(stored.GetValueOrDefault(read.Key)));
        }
        catch (Exception fault)
        {
            batch.ForEach(read => read.Fail(fault));
        }
    }

    private async Task<Dictionary<string, StoredState>> Execute(string[] keys)
    {
        if (keys.Length == 0)
        {
            return [];
        }

        var stored = new Dictionary<string, StoredState>(keys.Length, StringComparer.Ordinal);
        await using var connection = await _database.ByKey.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Read, connection) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = keys } } };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            stored.Add(reader.GetString(0), new StoredState(reader.GetInt32(1), await reader.IsDBNullAsync(2) ? null : reader.GetFieldValue<byte[]>(2)));
        }

        return stored;
    }
}
