using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Twin.Access;
using Twin.Http;

namespace Twin.Notices;

/// <summary>
/// One watcher's server-sent events. It takes from the feed at its own pace, so a slow one holds no memory; whoever
/// drops out resumes by the last id it saw.
/// </summary>
internal sealed class LiveStream(LiveFeed feed, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Keeps proxies from closing a quiet connection.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Returns when the feed cannot be read for the moment; the watcher comes again.</summary>
    /// <param name="isGood">False when the watcher may see no more; asked before anything is sent.</param>
    public async Task Write(PipeWriter output, Caller caller, string? after, Func<ValueTask<bool>> isGood, CancellationToken cancellationToken)
    {
        // Before the watcher sees the headers: what happens after it saw them it must not miss.
        after ??= await feed.Now(cancellationToken);
        output.Write("retry: 2000\n\n"u8);
        await output.FlushAsync(cancellationToken);
        var beat = time.GetUtcNow() + Heartbeat;
        while (await Next(after, beat, cancellationToken) is { } batch)
        {
            if (!await isGood())
            {
                return;
            }

            after = batch.Position;
            if (batch.Gap)
            {
                output.Write("event: gap\ndata: {}\n\n"u8);
            }

            if (await Write(output, caller, batch, cancellationToken) is not { } visible)
            {
                await output.FlushAsync(cancellationToken);
                return;
            }

            if (time.GetUtcNow() >= beat)
            {
                // An id without data is no event but moves the place to resume at past what this watcher may not see.
                output.Write(Encoding.UTF8.GetBytes($": heartbeat\nid: {after}\n\n"));
            }
            else if (visible == 0 && !batch.Gap)
            {
                continue;
            }

            await output.FlushAsync(cancellationToken);
            beat = time.GetUtcNow() + Heartbeat;
        }
    }

    /// <returns>How many events the caller sees; null when that could not be found out of one: the watcher comes again for it.</returns>
    private async Task<int?> Write(PipeWriter output, Caller caller, LiveBatch batch, CancellationToken cancellationToken)
    {
        var visible = 0;
        try
        {
            foreach (var happened in batch.Events)
            {
                if (happened.IsFor(caller) || await IsMeant(happened, caller, cancellationToken))
                {
                    output.Write(happened.Frame.Span);
                    visible++;
                }
            }

            return visible;
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            return null;
        }
    }

    /// <summary>Asked at the time: whoever has withdrawn consent since the stream was opened is told no more.</summary>
    private async ValueTask<bool> IsMeant(LiveEvent happened, Caller caller, CancellationToken cancellationToken) =>
        happened.Audience is { } audience && caller.Role == Role.Resident && await grains.Board().IsMeant(caller, audience, cancellationToken);

    private async Task<LiveBatch?> Next(string after, DateTimeOffset beat, CancellationToken cancellationToken)
    {
        var patience = beat - time.GetUtcNow();
        try
        {
            return await feed.Next(after, patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellationToken);
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            return null;
        }
    }
}
