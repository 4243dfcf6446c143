using System.Collections.Immutable;
using System.Globalization;
using Twin.Notices;

namespace Twin.Fakes;

/// <summary>A feed in memory. Positions are counted from 1 and padded, so that none looks like a part of another.</summary>
public sealed class FakeFeed : IFeedGrain
{
    private readonly List<FeedEvent> _events = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _grown = new();
    private int _forgotten;

    public static string Position(int number) => number.ToString("D9", CultureInfo.InvariantCulture);

    public void Add(string type, string? area, string data = "{}")
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            _events.Add(new FeedEvent(Position(_events.Count + 1), DateTimeOffset.UnixEpoch, type, new ObjectKey(ObjectKind.Case, $"c-{_events.Count + 1}"), area, data));
            (grown, _grown) = (_grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        grown.SetResult();
    }

    /// <summary>From now on events up to this one are no longer kept.</summary>
    public void Forget(int number)
    {
        lock (_lock)
        {
            _forgotten = number;
        }
    }

    public async Task<FeedPage> Read(string? after, int limit, TimeSpan wait, CancellationToken cancellationToken)
    {
        Task grown;
        int from;
        lock (_lock)
        {
            from = after is null ? _events.Count : int.Parse(after, CultureInfo.InvariantCulture);
            grown = _grown.Task;
            if (from < _events.Count)
            {
                return Page(from, limit);
            }
        }

        await Task.WhenAny(grown, Task.Delay(wait, cancellationToken));
        lock (_lock)
        {
            return Page(from, limit);
        }
    }

    private FeedPage Page(int from, int limit)
    {
        var first = Math.Max(from, _forgotten);
        var events = _events.Skip(first).Take(limit).ToImmutableArray();
        return new FeedPage(events, Position(first + events.Length), Gap: from < _forgotten);
    }
}
