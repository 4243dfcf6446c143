using MQTTnet;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>A mapping made ready to read messages.</summary>
internal sealed class CompiledMapping
{
    public const string Paused = "not run, for it took too much a moment ago";

    private const string Device = "{device}";

    private readonly string _filter;
    private readonly int _deviceLevel;
    private readonly MappingScript _script;
    private readonly MappingPauses _pauses;

    private CompiledMapping(SiteMapping source, MappingScript script, TimeProvider time)
    {
        Source = source;
        _script = script;
        _pauses = new MappingPauses(time);
        _filter = source.Definition.Topic.Replace(Device, "+", StringComparison.Ordinal);
        _deviceLevel = Array.IndexOf(source.Definition.Topic.Split('/'), Device);
    }

    public SiteMapping Source { get; }

    /// <returns>The mapping, or what is wrong with its script.</returns>
    public static (CompiledMapping? Mapping, string? Fault) Compile(SiteMapping source, TimeProvider time)
    {
        var (script, fault) = MappingScript.Prepare(source.Definition.Script, source.Definition.Down is not null);
        return (script is null ? null : new CompiledMapping(source, script, time), fault);
    }

    /// <returns>Null when the topic is not one of the mapping's.</returns>
    public MessageRoute? Match(string topic, string? sessionDevice)
    {
        if (MqttTopicFilterComparer.Compare(topic, _filter) != MqttTopicFilterCompareResult.IsMatch)
        {
            return null;
        }

        if (_deviceLevel < 0)
        {
            return MessageRoute.To(DecoderOf(topic, sessionDevice), sessionDevice);
        }

        var name = topic.Split('/')[_deviceLevel];
        return TopicIds.Find(name) is { } device
            ? MessageRoute.To(DecoderOf(topic, device), device) with { Name = name == device ? null : name }
            : MessageRoute.Nowhere(sessionDevice, "the topic names no possible device");
    }

    /// <summary>True when a topic filter asks for nothing but what goes down to this device.</summary>
    public bool Owns(string topicFilter, string device) => Source.Definition.Down is { } down && IsWithin(topicFilter.Split('/'), Owned(down, device).Split('/'));

    /// <param name="name">The device as the hardware calls it.</param>
    /// <param name="session">Who is signed in: the device, or its gateway.</param>
    /// <returns>Nothing to send when the script has no words for it; or why there is nothing.</returns>
    public (WrittenOrder Written, string? Fault) Write(DeviceOrder order, string name, string session, DateTimeOffset now)
    {
        if (Source.Definition.Down is not { } down || _pauses.IsPaused(order.Device))
        {
            return (new WrittenOrder([]), Source.Definition.Down is null ? null : Paused);
        }

        var told = new MappedOrder([Owned(down, session), Owned(down, name)]);
        if (_script.Command(order, name, now, told.Take) is not { } fault)
        {
            return (told.ToWritten(), told.Fault);
        }

        if (fault.IsLimit)
        {
            _pauses.Add(order.Device);
        }

        return (new WrittenOrder([]), fault.Reason);
    }

    private static string Owned(string down, string device) => down.Replace(Device, device, StringComparison.Ordinal);

    /// <summary>True when one filter reaches no farther than the other.</summary>
    private static bool IsWithin(string[] filter, string[] owned)
    {
        for (var level = 0; level < owned.Length; level++)
        {
            if (owned[level] == "#")
            {
                return filter.Length > level;
            }

            if (level >= filter.Length || filter[level] == "#" || (owned[level] != "+" && filter[level] != owned[level]))
            {
                return false;
            }
        }

        return filter.Length == owned.Length;
    }

    private MappingDecoder DecoderOf(string topic, string? device) => new(_script, _pauses, topic, device);
}
