using Microsoft.Extensions.Options;
using Twin.Storage;

namespace Twin.Security;

/// <summary>Every minute takes in data keys that other silos have made, makes one when the newest has served its time, and encrypts again what is older.</summary>
internal sealed partial class KeyWatch(
    IEnumerable<DataKeyRing> rings,
    Reencryption reencryption,
    CompartmentReencryption compartment,
    IOptions<StorageOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<KeyWatch> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public void Participate(ISiloLifecycle lifecycle) =>
        LifecycleLoop.Run(lifecycle, nameof(KeyWatch), Interval, time, Watch, LogNotWatched);

    private async Task Watch(CancellationToken stopping)
    {
        foreach (var ring in rings)
        {
            ring.Refresh();
            if (ring.Newest.CreationDate.AddDays(options.Value.DataKeyDays) <= time.GetUtcNow())
            {
                LogRenewed(ring.Name, ring.Renew());
            }
        }

        await reencryption.Run(stopping);
        await compartment.Run(stopping);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The data key of the ring {Ring} has served its time; this silo made the next one: {Made}")]
    private partial void LogRenewed(string ring, bool made);

    [LoggerMessage(Level = LogLevel.Error, Message = "The data keys could not be watched over; it is tried again every minute")]
    private partial void LogNotWatched(Exception fault);
}
