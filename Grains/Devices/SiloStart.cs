using Microsoft.Extensions.DependencyInjection;

namespace Twin.Devices;

/// <summary>Since when this silo has been there to hear devices.</summary>
internal sealed class SiloStart([FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
{
    public DateTimeOffset At { get; } = time.GetUtcNow();
}
