using Orleans.Metadata;

namespace Twin.Storage;

/// <summary>
/// Wakes the grains whose due time has passed, once a second while the silo is active. Every silo does so; the leases
/// keep them from waking the same grain.
/// </summary>
internal sealed partial class DueSweep(
    IDueWork due,
    IGrainFactory grains,
    IClusterManifestProvider manifests,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DueSweep> log) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Longer than a grain's wake-up may take. After it, another silo tries.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int BatchSize = 500;

    private const int MaxAtOnce = 32;

    public void Participate(ISiloLifecycle lifecycle) =>
        LifecycleLoop.Run(lifecycle, nameof(DueSweep), Interval, time, Sweep, LogNotTaken);

    private async Task Sweep(CancellationToken stopping)
    {
        while (await due.Take(time.GetUtcNow(), Lease, BatchSize, stopping) is { IsEmpty: false } taken)
        {
            await Parallel.ForEachAsync(
                taken,
                new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = stopping },
                async (key, cancellationToken) => await Wake(key, cancellationToken));
        }
    }

    private async Task Wake(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IWakeable>(IdOf(key)).Wake(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotWoken(key, fault);
        }
    }

    /// <summary>A kind is the grain type of its grains; one without code has a model that is data.</summary>
    private GrainId IdOf(ObjectKey key)
    {
        var type = GrainType.Create(key.Kind);
        return GrainId.Create(
            manifests.LocalGrainManifest.Grains.ContainsKey(type) ? type : GrainType.Create(ObjectKind.Thing),
            IdSpan.Create(key.ToString()));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due cannot be read; it is tried again every second")]
    private partial void LogNotTaken(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} could not be woken and will be tried again")]
    private partial void LogNotWoken(ObjectKey key, Exception fault);
}
