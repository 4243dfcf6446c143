using System.Threading.Channels;

namespace Twin.Storage;

/// <summary>What arrives while one batch is being stored makes the next; an idle queue waits for nobody.</summary>
internal sealed class GroupCommit<TItem> : IAsyncDisposable
{
    private const int MaxBatch = 4_096;

    private readonly Channel<(TItem Item, TaskCompletionSource Done)> _waiting;
    private readonly Func<IReadOnlyList<TItem>, Task> _store;
    private readonly Task _loop;

    /// <param name="capacity">How many may wait; further callers are held back.</param>
    public GroupCommit(int capacity, Func<IReadOnlyList<TItem>, Task> store)
    {
        _waiting = Channel.CreateBounded<(TItem, TaskCompletionSource)>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _store = store;
        _loop = Task.Run(StoreAll);
    }

    /// <summary>Returns when the item is durable.</summary>
    public Task Add(TItem item, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _waiting.Writer.TryWrite((item, done)) ? done.Task : AddWhenThereIsRoom(item, done, cancellationToken);
    }

    /// <summary>Stores what is waiting and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task AddWhenThereIsRoom(TItem item, TaskCompletionSource done, CancellationToken cancellationToken)
    {
        await _waiting.Writer.WriteAsync((item, done), cancellationToken);
        await done.Task;
    }

    private async Task StoreAll()
    {
        var batch = new List<TItem>();
        var callers = new List<TaskCompletionSource>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next.Item);
                callers.Add(next.Done);
            }

            try
            {
                await _store(batch);
                callers.ForEach(caller => caller.TrySetResult());
            }
            catch (Exception fault)
            {
                callers.ForEach(caller => caller.TrySetException(fault));
            }

            batch.Clear();
            callers.Clear();
        }
    }
}
