using Twin.Devices.Dialects;

namespace Twin.Devices.Listener;

/// <summary>A device that has signed in, for as long as its connection lasts.</summary>
internal sealed class DeviceSession(string device, string clientId, IDeviceGrain grain, DeviceChannel channel)
{
    /// <summary>Under which a session is found in the MQTT server's session items.</summary>
    public static readonly object Key = new();

    private string? _topic;
    private MessageRoute? _route;
    private int _refusals;

    public string Device => device;

    public string ClientId => clientId;

    public IDeviceGrain Grain => grain;

    public DeviceChannel Channel => channel;

    /// <summary>How many messages of it have been refused, this one included.</summary>
    public int CountRefusal() => ++_refusals;

    /// <summary>The route of a topic; a device nearly always repeats the last one. One message at a time.</summary>
    public MessageRoute? Find(string topic, Routes routes)
    {
        if (topic != _topic)
        {
            _route = routes.Find(topic, device);
            _topic = topic;
        }

        return _route;
    }
}
