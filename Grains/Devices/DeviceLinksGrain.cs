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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Dictionary<IDeviceLink, (string Name, long Seen)> _links = [];

    /// <summary>The listeners there are, by name, and whether that has been told.</summary>
    private readonly Dictionary<string, bool> _listeners = new(StringComparer.Ordinal);

    public Task<bool> Register(IDeviceLink link, string name, CancellationToken cancellationToken)
    {
        var isNew = !_links.ContainsKey(link);
        _links[link] = (name, time.GetTimestamp());
        if (isNew)
        {
            _listeners[name] = false;
        }

        return Task.FromResult(isNew);
    }

    public async Task Look(CancellationToken cancellationToken)
    {
        Known();
        foreach (var (name, isTold) in _listeners.ToArray())
        {
            if (!_links.Values.Any(link => link.Name == name))
            {
                await GrainFactory.Device(name).SetLink(connected: false, cancellationToken);
                _listeners.Remove(name);
                LogListenerGone(name);
            }
            else if (!isTold)
            {
                await GrainFactory.Device(name).SetLink(connected: true, cancellationToken);
                _listeners[name] = true;
            }
        }
    }

    public async Task<Delivery> Deliver(DeviceOrder order, CancellationToken cancellationToken)
    {
        var deliveries = await Task.WhenAll(Known().Select(link => Deliver(link, order)));
        return deliveries.DefaultIfEmpty().Max();
    }

    public Task<MappingTrialResult?> Try(MappingTrial trial, CancellationToken cancellationToken) => First(link => link.Try(trial));

    public Task<ReplayResult?> Replay(DeadLetter letter, CancellationToken cancellationToken) => First(async link =>
    {
        var reason = await link.Replay(letter);
        return new ReplayResult(letter.Id, Replayed: reason is null, reason);
    });

    public async Task<bool> EndSessions(string device, CancellationToken cancellationToken)
    {
        var ended = await Task.WhenAll(Known().Select(link => EndSessions(link, device)));
        return ended.All(static done => done);
    }

    private async Task<bool> EndSessions(IDeviceLink link, string device)
    {
        try
        {
            await link.EndSessions(device).WaitAsync(Patience);
            return true;
        }
        catch (Exception fault)
        {
            LogNotReached(fault);
            return false;
        }
    }

    private IDeviceLink[] Known()
    {
        foreach (var (link, (_, seen)) in _links)
        {
            if (time.GetElapsedTime(seen) > KnownFor)
            {
                _links.Remove(link);
            }
        }

        return [.. _links.Keys];
    }

    private async Task<T?> First<T>(Func<IDeviceLink, Task<T>> ask)
        where T : class
    {
        foreach (var link in Known())
        {
            try
            {
                return await ask(link).WaitAsync(Patience);
            }
            catch (Exception fault)
            {
                LogNotReached(fault);
            }
        }

        return null;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The listener {Name} has gone; the devices that were connected to it are not missed meanwhile")]
    private partial void LogListenerGone(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A bridge could not be reached")]
    private partial void LogNotReached(Exception fault);
}
