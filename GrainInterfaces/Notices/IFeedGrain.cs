using Twin.Access;

namespace Twin.Notices;

/// <summary>The stream of what happened, in the order it was stored. Stateless; key 0.</summary>
[Alias("twin.IFeedGrain")]
public interface IFeedGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Events after a position, oldest first, from every area: the caller filters by scope before anything leaves.
    /// Waits up to <paramref name="wait"/> for the first one.
    /// </summary>
    /// <param name="after">A position from an earlier page; null for now.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("Read")]
    Task<FeedPage> Read(string? after, int limit, TimeSpan wait, CancellationToken cancellationToken);
}
