using Microsoft.Extensions.Options;

namespace Twin.Storage;

/// <summary>
/// Rolls up the hours that have ended, by itself, and again those into which something came late. Nothing is done when a
/// reading is stored, but for one that is late.
/// </summary>
internal sealed partial class Rolling(
    IHistoryStore store,
    Rollups rollups,
    IOptions<HistoryOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<Rolling> log) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>A reading that comes so long after its hour has ended is late.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(30);

    /// <summary>How many hours are rolled up in one go.</summary>
    public const int AtOnce = 24;

    /// <summary>Longer than any commit takes after which a reading may not yet be late.</summary>
    private static readonly TimeSpan RollAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(30);
    private const int MostRows = 1_000;

    public void Participate(ISiloLifecycle lifecycle) => LifecycleLoop.Run(lifecycle, nameof(Rolling), Interval, time, Roll, LogNotRolled);

    public async Task Roll(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await rollups.Lease(now, LeaseTime, cancellationToken))
        {
            return;
        }

        var kept = now.AddDays(-options.Value.RetentionDays);
        var hours = await rollups.Find(cancellationToken) ?? await Start(kept, now, cancellationToken);
        await store.Place(cancellationToken);
        for (var end = Hours.Of(now - RollAfter); hours.Next < end;)
        {
            var to = Math.Min(hours.Next + AtOnce, end);
            await RollUp(hours.Next, to, cancellationToken);
            hours = hours with { Next = to };
            await rollups.Advance(hours, cancellationToken);
        }

        await RollLate(hours, Hours.Of(kept) + 1, cancellationToken);
        await rollups.Trim(Hours.Of(now.AddDays(-options.Value.RollupDays)), cancellationToken);
        await rollups.Release(cancellationToken);
    }

    private async Task<RolledHours> Start(DateTimeOffset kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = await store.FindOldest(kept.ToUnixTimeMilliseconds(), cancellationToken);
        var first = Math.Min(oldest is { } at ? Hours.Of(at) : int.MaxValue, Hours.Of(now - RollAfter));
        return new RolledHours(first, first);
    }

    private async Task RollUp(int from, int to, CancellationToken cancellationToken)
    {
        var rows = new List<StoredRollup>(MostRows);
        foreach (var device in await store.ListDevices(cancellationToken))
        {
            var roller = new HourRoller(device);
            await foreach (var reading in store.Scan(device, Hours.Start(from), Hours.Start(to), cancellationToken))
            {
                Add(roller.Add(reading));
            }

            Add(roller.Finish());
            if (rows.Count >= MostRows)
            {
                await rollups.Store(rows, cancellationToken);
                rows.Clear();
            }
        }

        await rollups.Store(rows, cancellationToken);

        void Add(StoredRollup? rollup)
        {
            if (rollup is { } row)
            {
                rows.Add(row);
            }
        }
    }

    private async Task RollLate(RolledHours hours, int kept, CancellationToken cancellationToken)
    {
        while (await rollups.ListLate(MostRows, cancellationToken) is { Count: > 0 } late)
        {
            foreach (var (device, hour) in late)
            {
                await rollups.RollLate(device, hour, hour >= kept && hour >= hours.First && hour < hours.Next, store, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Telemetry could not be rolled up; it is tried again, and queries read the readings until then")]
    private partial void LogNotRolled(Exception fault);
}
