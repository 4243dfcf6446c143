using System.Threading.Channels;

namespace Twin.Storage;

/// <summary>Group commit: what arrives while one batch is being stored makes the next; an idle queue waits for nobody.</summary>
internal sealed class HistoryQueue : IAsyncDisposable
{
    private const int MaxBatch = 4_096;

    private readonly Channel<HistoryAppend> _waiting;
    private readonly Func<IReadOnlyList<HistoryAppend>, Task> _store;
    private readonly Task _loop;

    /// <param name="capacity">How many may wait; further callers are held back.</param>
    public HistoryQueue(int capacity, Func<IReadOnlyList<HistoryAppend>, Task> store)
    {
        _waiting = Channel.CreateBounded<HistoryAppend>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _store = store;
        _loop = Task.Run(StoreAll);
    }

    /// <summary>Returns when the messages are durable.</summary>
    public async Task Add(HistoryAppend append, CancellationToken cancellationToken)
    {
        await _waiting.Writer.WriteAsync(append, cancellationToken);
        await append.Done;
    }

    /// <summary>Stores what is waiting and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task StoreAll()
    {
        var batch = new List<HistoryAppend>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var append))
            {
                batch.Add(append);
            }

            try
            {
                await _store(batch);
                batch.ForEach(append => append.Complete());
            }
            catch (Exception fault)
            {
                batch.ForEach(append => append.Fail(fault));
            }

            batch.Clear();
        }
    }
}
