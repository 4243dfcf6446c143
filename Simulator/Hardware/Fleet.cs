namespace Twin.Simulation;

/// <summary>The devices of a community, each on its own MQTT connection.</summary>
public sealed class Fleet : IDisposable
{
    private const int ConnectingAtOnce = 32;

    private readonly SemaphoreSlim _connecting = new(ConnectingAtOnce);
    private readonly Dictionary<string, SimulatedDevice> _devices;
    private readonly TimeSpan _interval;

    public Fleet(IReadOnlyCollection<DeviceLine> devices, FleetOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(options);
        _interval = TimeSpan.FromSeconds(devices.Count / options.Rate);
        _devices = devices.ToDictionary(
            device => device.Id,
            device => new SimulatedDevice(device, options, _interval, Meter, _connecting, time),
            StringComparer.Ordinal);
    }

    public FleetMeter Meter { get; } = new();

    public int Count => _devices.Count;

    /// <summary>Lets an incident begin at a device, or end when <paramref name="disturbance"/> is null.</summary>
    public void Disturb(string device, Disturbance? disturbance) => _devices[device].Disturb(disturbance);

    /// <summary>Drives the devices until cancelled; then every connection is closed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_devices.Values.Select((device, index) => device.RunAsync(_interval * index / _devices.Count, cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // the way a run ends
        }
    }

    public void Dispose() => _connecting.Dispose();
}
