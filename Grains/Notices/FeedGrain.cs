using Microsoft.Extensions.Hosting;
using Orleans.Concurrency;
using Twin.Storage;

namespace Twin.Notices;

[StatelessWorker]
[Reentrant]
[GrainType("feed")]
internal sealed class FeedGrain(IFeed feed, TimeProvider time, IHostApplicationLifetime host) : Grain, IFeedGrain
{
    private const int MaxLimit = 1_000;

    /// <summary>Events come from every silo, so the database is asked. Half of it is what an alarm waits on its way to a screen.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    public async Task<FeedPage> Read(string? after, int limit, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + wait;
        var position = after ?? await feed.Head(cancellationToken).OrStorageFault();
        while (true)
        {
            var page = await feed.Read(position, Math.Clamp(limit, 1, MaxLimit), cancellationToken).OrStorageFault();
            // A silo that stops waits for its calls: nobody is to be waited for here.
            if (page.Gap || !page.Events.IsEmpty || time.GetUtcNow() >= deadline || host.ApplicationStopping.IsCancellationRequested)
            {
                return page;
            }

            await Task.Delay(LookAgainAfter, time, cancellationToken);
        }
    }
}
