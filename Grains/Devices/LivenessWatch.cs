using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>
/// When each device that is active here is to be looked at again for its silence. In memory: one entry a device, one
/// timer a silo, nothing stored. What a crash forgets, the stored check of the device makes up for, a few hours later.
/// </summary>
internal sealed partial class LivenessWatch(
    IGrainFactory grains, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<LivenessWatch> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<string, long> _queue = new();
    private readonly Dictionary<string, long> _due = new(StringComparer.Ordinal);

    /// <summary>Has the device looked at then, instead of at what was said before.</summary>
    public void At(string device, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_due.TryGetValue(device, out var known) && known == at.UtcTicks)
            {
                return;
            }

            _due[device] = at.UtcTicks;
            _queue.Enqueue(device, at.UtcTicks);
        }
    }

    public void Participate(ISiloLifecycle lifecycle) => LifecycleLoop.Run(lifecycle, nameof(LivenessWatch), Interval, time, Check, LogNotChecked);

    private async Task Check(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && TakeDue() is { Count: > 0 } due)
        {
            await Task.WhenAll(due.Select(device => grains.Device(device).CheckSilence(stopping)));
        }
    }

    private List<string> TakeDue()
    {
        var now = time.GetUtcNow().UtcTicks;
        var due = new List<string>();
        lock (_lock)
        {
            while (due.Count < AtOnce && _queue.TryPeek(out var device, out var at) && at <= now)
            {
                _queue.Dequeue();

                // An entry that was moved since stands elsewhere in the queue.
                if (_due.TryGetValue(device, out var known) && known == at)
                {
                    _due.Remove(device);
                    due.Add(device);
                }
            }
        }

        return due;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Devices could not be looked at for their silence; their stored checks make up for it")]
    private partial void LogNotChecked(Exception fault);
}
