using Twin.Hosting;
using Twin.Http;

namespace Twin.Notices;

/// <summary>Follows the feed once for this process; those who watch share what it reads.</summary>
internal sealed partial class LiveFeed(IGrainFactory grains, IHostApplicationLifetime host, TimeProvider time, ILogger<LiveFeed> log) : BackgroundService
{
    private const int PageSize = 1000;
    private const int RingSize = 4096;

    /// <summary>Well below the time after which a grain call is given up.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly LiveRing _ring = new(RingSize);

    /// <summary>
    /// What comes after a position, within a time; an empty batch when nothing did. Each batch goes on where the one
    /// before it ended, whether it comes from the ring or from the feed, so nothing is left out or given twice.
    /// </summary>
    public async Task<LiveBatch> Next(string after, TimeSpan patience, CancellationToken cancellationToken)
    {
        var (batch, grown) = _ring.After(after);
        if (batch is null)
        {
            return await Ask(after, patience < Wait ? patience : Wait, cancellationToken);
        }

        if (batch.Events.Count > 0)
        {
            return batch;
        }

        try
        {
            await grown.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return batch;
        }

        return _ring.After(batch.Position).Batch ?? batch;
    }

    /// <summary>The position from which all that happens after this call is still to come.</summary>
    public async Task<string> Now(CancellationToken cancellationToken)
    {
        var (position, grown) = _ring.End;
        while (position is null)
        {
            await grown.WaitAsync(cancellationToken);
            (position, grown) = _ring.End;
        }

        return position;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.Started(stoppingToken);
        string? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var page = await grains.Feed().Read(position, PageSize, Wait, stoppingToken);
                _ring.Append(page);
                position = page.Position;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(fault.GetType().Name, fault.Message);
                await Task.Delay(TryAgainAfter, time, stoppingToken);
            }
        }
    }

    private async Task<LiveBatch> Ask(string position, TimeSpan wait, CancellationToken cancellationToken)
    {
        var page = await grains.Feed().Read(position, PageSize, wait, cancellationToken);
        return new LiveBatch([.. page.Events.Select(LiveEvent.Of)], page.Position, page.Gap);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed cannot be read and will be tried again: {Fault}: {Message}")]
    private partial void LogInterrupted(string fault, string message);
}
