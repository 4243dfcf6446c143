using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>Has it looked which listeners for devices there are. Each silo does, for any may go.</summary>
internal sealed partial class ListenerWatch(
    IGrainFactory grains, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<ListenerWatch> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public void Participate(ISiloLifecycle lifecycle) =>
        LifecycleLoop.Run(lifecycle, nameof(ListenerWatch), Interval, time, stopping => grains.DeviceLinks().Look(stopping), LogNotLooked);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which listeners for devices there are could not be looked at")]
    private partial void LogNotLooked(Exception fault);
}
