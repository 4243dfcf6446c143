using System.Collections.Concurrent;

namespace Twin.Devices.Broker;

/// <summary>Who has been heard on a connection to a broker, and on which topic: that tells the dialect in which it is told what to do.</summary>
internal sealed class HeardDevices
{
    /// <summary>Beyond this many, devices are heard and cannot be told anything.</summary>
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<string, string> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _heard;
    private int _named;

    /// <returns>True when it is heard for the first time.</returns>
    public bool Note(string device, string topic) =>
        !_topics.ContainsKey(device) && Volatile.Read(ref _heard) < Most && _topics.TryAdd(device, topic) && Interlocked.Increment(ref _heard) > 0;

    /// <summary>Keeps the hardware's name of a device, where that is no id.</summary>
    public void Name(string device, string name)
    {
        if (device != name && !_names.ContainsKey(device) && Volatile.Read(ref _named) < Most && _names.TryAdd(device, name))
        {
            Interlocked.Increment(ref _named);
        }
    }

    /// <summary>The first topic it was heard on; null when it was not.</summary>
    public string? TopicOf(string device) => _topics.GetValueOrDefault(device);

    public string NameOf(string device) => _names.GetValueOrDefault(device, device);
}
