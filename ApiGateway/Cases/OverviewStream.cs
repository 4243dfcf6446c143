using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Twin.Access;
using Twin.Http;
using Twin.Notices;

namespace Twin.Cases;

/// <summary>An area's overview as server-sent events: at once, and again whenever a number in it has changed.</summary>
internal sealed class OverviewStream(IGrainFactory grains, LiveFeed feed, TimeProvider time)
{
    /// <summary>However much happens, a screen need not change more often.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>What changes without an event, such as an import, shows within this time.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Returns when the twin cannot be read for the moment; the watcher comes again.</summary>
    /// <param name="isGood">False when the watcher may see no more; asked before anything is sent.</param>
    public async Task Write(PipeWriter output, Caller caller, string area, Func<ValueTask<bool>> isGood, CancellationToken cancellationToken)
    {
        output.Write("retry: 2000\n\n"u8);
        await output.FlushAsync(cancellationToken);
        byte[] shown = [];

        // Where the feed stood before the counting, so that nothing comes in between unseen.
        var position = await feed.Now(cancellationToken);
        var beat = time.GetUtcNow() + LiveStream.Heartbeat;
        try
        {
            while (true)
            {
                var counted = await grains.AreaTally().Count(caller, area, cancellationToken);
                if (!counted.Succeeded || !await isGood())
                {
                    return;
                }

                var json = JsonSerializer.SerializeToUtf8Bytes(AreaOverview.Of(area, counted.Value), GatewayJson.Options);
                var isNew = !json.AsSpan().SequenceEqual(shown);
                if (isNew || time.GetUtcNow() >= beat)
                {
                    output.Write(isNew ? Encoding.UTF8.GetBytes($"event: overview\ndata: {Encoding.UTF8.GetString(json)}\n\n") : ": heartbeat\n\n"u8);
                    await output.FlushAsync(cancellationToken);
                    (shown, beat) = (json, time.GetUtcNow() + LiveStream.Heartbeat);
                }

                await Task.Delay(Pace, time, cancellationToken);
                position = (await feed.Next(position, LookEvery, cancellationToken)).Position;
            }
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            await output.FlushAsync(cancellationToken);
        }
    }
}
