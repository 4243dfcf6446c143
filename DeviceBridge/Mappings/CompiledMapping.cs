using MQTTnet;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>A mapping made ready to read messages.</summary>
internal sealed class CompiledMapping
{
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
        var (script, fault) = MappingScript.Prepare(source.Definition.Script);
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

    private MappingDecoder DecoderOf(string topic, string? device) => new(_script, _pauses, topic, device);
}
