using System.Collections.Immutable;
using System.Text;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;

namespace Twin.Devices.Listener;

/// <summary>A device that has signed in, for as long as its connection lasts.</summary>
internal sealed class DeviceSession(string device, IDeviceGrain grain, DeviceChannel channel, DiscoveredEntities entities) : IUplink
{
    /// <summary>Under which a session is found in the MQTT server's session items.</summary>
    public static readonly object Key = new();

    private const int MaxFilters = 64;
    private const int MaxNames = 1_000;

    private ImmutableDictionary<string, string> _names = ImmutableDictionary<string, string>.Empty;
    private (byte[] Utf8, string Text) _lastTopic = ([], string.Empty);
    private string? _topic;
    private MessageRoute? _route;
    private int _version;
    private MessagePace _pace;
    private int _refusals;
    private int _telling;

    public string Device => device;

    /// <summary>Tells this connection from others of the device, here and at other bridges.</summary>
    public Guid Connection { get; } = Guid.NewGuid();

    public IDeviceGrain Grain => grain;

    public DeviceChannel Channel => channel;

    public DiscoveredEntities Entities => entities;

    /// <summary>True for a stranger who may claim a credential and do nothing else.</summary>
    public bool IsProvisioning { get; init; }

    /// <returns>False when its grain is about to be told anyhow that it listens.</returns>
    public bool StartsTelling() => Interlocked.Exchange(ref _telling, 1) == 0;

    public void EndsTelling() => Volatile.Write(ref _telling, 0);

    /// <summary>What it has subscribed to.</summary>
    public ImmutableArray<string> Filters { get; private set; } = [];

    /// <summary>True when its connection has ended.</summary>
    public bool IsOver { get; set; }

    /// <summary>One message at a time changes them; orders are written beside it.</summary>
    public void Subscribe(string filter) =>
        Filters = Filters.Contains(filter, StringComparer.Ordinal) || Filters.Length == MaxFilters ? Filters : Filters.Add(filter);

    public void Unsubscribe(string filter) => Filters = Filters.Remove(filter, StringComparer.Ordinal);

    /// <summary>Hardware's names of devices behind it, where they are no ids; a bounded number.</summary>
    public void Remember(string other, string name)
    {
        if (other != name && !(_names.TryGetValue(other, out var known) && known == name) && _names.Count < MaxNames)
        {
            _names = _names.SetItem(other, name);
        }
    }

    public string NameOf(string other) => _names.GetValueOrDefault(other, other);

    /// <returns>False when the connection is over, or the device does not read what it is sent.</returns>
    public bool Send(IEnumerable<Downlink> messages) => !IsOver && messages.All(Channel.TrySend);

    /// <summary>Answers a message, if the device listens for answers.</summary>
    public void Answer(Downlink message)
    {
        if (new Recipient(device, device, Filters, default).Hears(message.Topic))
        {
            Channel.TrySend(message);
        }
    }

    /// <summary>How fast its messages are taken in.</summary>
    public ref MessagePace Pace => ref _pace;

    /// <summary>How many messages of it have been refused, this one included.</summary>
    public int CountRefusal() => ++_refusals;

    /// <summary>A topic as text; a device nearly always repeats the last one. One message at a time.</summary>
    public string TopicOf(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.SequenceEqual(_lastTopic.Utf8))
        {
            _lastTopic = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return _lastTopic.Text;
    }

    /// <summary>The route of a topic; a device nearly always repeats the last one. One message at a time.</summary>
    public MessageRoute? Find(string topic, Routes routes)
    {
        if (topic != _topic || routes.Version != _version)
        {
            _version = routes.Version;
            _route = routes.Find(topic, device);
            _topic = topic;
        }

        // Not remembered: what is announced may change between two messages.
        return entities.Find(topic, _route);
    }
}
