using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Twin.Devices;

[Reentrant]
[GrainType("device-links")]
internal sealed partial class DeviceLinksGrain(
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<DeviceLinksGrain> log) : Grain, IDeviceLinksGrain
{
    /// <summary>A bridge makes itself known every 10 s.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(60);

    /// <summary>A bridge that hangs must not hold up the device.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Dictionary<IDeviceLink, long> _links = [];

    public Task<bool> Register(IDeviceLink link, CancellationToken cancellationToken)
    {
        var isNew = !_links.ContainsKey(link);
        _links[link] = time.GetTimestamp();
        return Task.FromResult(isNew);
    }

    public async Task<Delivery> Deliver(DeviceOrder order, CancellationToken cancellationToken)
    {
        foreach (var (link, seen) in _links)
        {
            if (time.GetElapsedTime(seen) > KnownFor)
            {
                _links.Remove(link);
            }
        }

        var deliveries = await Task.WhenAll(_links.Keys.Select(link => Deliver(link, order)));
        return deliveries.DefaultIfEmpty().Max();
    }

    private async Task<Delivery> Deliver(IDeviceLink link, DeviceOrder order)
    {
        try
        {
            return await link.Deliver(order).WaitAsync(Patience);
        }
        catch (Exception fault)
        {
            LogNotReached(fault);
            return Delivery.NotThere;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A bridge could not be reached for an order to a device")]
    private partial void LogNotReached(Exception fault);
}
