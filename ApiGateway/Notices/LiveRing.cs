namespace Twin.Notices;

/// <summary>
/// The newest events of the feed, shared by all who follow it. It answers one question: what comes after a position?
/// A position it does not know is older than what it keeps, or ahead of it; then the feed itself must be asked.
/// </summary>
internal sealed class LiveRing(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LiveEvent[] _events = new LiveEvent[capacity];

    private int _first;
    private int _count;

    /// <summary>What the oldest event kept comes after, and what the newest page ended at; null while not known.</summary>
    private string? _start;
    private string? _end;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it ends, null before the first page; and what completes when it has grown.</summary>
    public (string? Position, Task Grown) End
    {
        get
        {
            lock (_lock)
            {
                return (_end, _grown.Task);
            }
        }
    }

    /// <summary>Appends what the feed gave after the previous page.</summary>
    public void Append(FeedPage page)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            if (page.Gap)
            {
                (_first, _count, _start) = (0, 0, null);
            }
            else if (_count == 0)
            {
                _start = _end;
            }

            foreach (var happened in page.Events)
            {
                Push(LiveEvent.Of(happened));
            }

            if (page.Position == _end && page.Events.IsEmpty)
            {
                return;
            }

            _end = page.Position;
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.SetResult();
    }

    /// <summary>What comes after a position, and what completes when there is more; no batch when it is not known here.</summary>
    public (LiveBatch? Batch, Task Grown) After(string position)
    {
        lock (_lock)
        {
            return (Newer(position) is { } newer ? new LiveBatch(Newest(newer), _end!) : null, _grown.Task);
        }
    }

    /// <summary>How many events are newer than a position; searched from the newest, where most who ask are.</summary>
    private int? Newer(string position)
    {
        if (position == _end)
        {
            return 0;
        }

        for (var newer = 0; newer < _count; newer++)
        {
            if (At(_count - 1 - newer).Position == position)
            {
                return newer;
            }
        }

        return position == _start ? _count : null;
    }

    private LiveEvent[] Newest(int count)
    {
        var newest = new LiveEvent[count];
        for (var i = 0; i < count; i++)
        {
            newest[i] = At(_count - count + i);
        }

        return newest;
    }

    private LiveEvent At(int index) => _events[(_first + index) % capacity];

    private void Push(LiveEvent happened)
    {
        if (_count == capacity)
        {
            _start = _events[_first].Position;
            _first = (_first + 1) % capacity;
            _count--;
        }

        _events[(_first + _count++) % capacity] = happened;
    }
}
