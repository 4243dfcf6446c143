using Twin.Notices;

namespace Twin.Storage;

/// <summary>The stored events in commit order: a reader that goes on from a position misses none.</summary>
public interface IFeed
{
    /// <summary>The position after the newest event.</summary>
    Task<string> Head(CancellationToken cancellationToken);

    /// <returns>Events after the position; a gap when some of them are no longer kept, or the position is unreadable.</returns>
    Task<FeedPage> Read(string after, int limit, CancellationToken cancellationToken);

    /// <summary>Takes these texts out of the events of these objects; that there was an event stays.</summary>
    Task Blot(IReadOnlyCollection<ObjectKey> sources, IReadOnlyCollection<string> texts, CancellationToken cancellationToken);

    /// <summary>Forgets what is older.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}
