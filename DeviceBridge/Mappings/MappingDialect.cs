using System.Collections.Immutable;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>What the site says of topics that no dialect reads. The mapping whose id comes first is taken.</summary>
internal sealed partial class MappingDialect(ILogger<MappingDialect> log) : ICommandDialect
{
    private ImmutableArray<CompiledMapping> _mappings = [];
    private int _version;

    /// <summary>Grows with each change.</summary>
    public int Version => Volatile.Read(ref _version);

    public ImmutableArray<CompiledMapping> Mappings => _mappings;

    public MessageRoute? Match(string topic, string? sessionDevice)
    {
        foreach (var mapping in _mappings)
        {
            if (mapping.Match(topic, sessionDevice) is { } route)
            {
                return route;
            }
        }

        return null;
    }

    public bool Owns(string topicFilter, string device) => _mappings.Any(mapping => mapping.Owns(topicFilter, device));

    public IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient)
    {
        foreach (var mapping in _mappings.Where(mapping => Reaches(mapping, recipient)))
        {
            var (written, fault) = mapping.Write(order, recipient.Name, recipient.Session, recipient.Now);
            if (fault is not null)
            {
                LogNotWritten(mapping.Source.Id, mapping.Source.Version, FaultList.Printable(fault));
            }

            yield return written;
        }
    }

    public void Replace(ImmutableArray<CompiledMapping> mappings)
    {
        _mappings = mappings;
        Interlocked.Increment(ref _version);
    }

    /// <summary>On a broker the mapping that reads the device also tells it; here the one to which it has subscribed.</summary>
    private static bool Reaches(CompiledMapping mapping, Recipient recipient) => recipient.IsBroker
        ? mapping.Source.Definition.Down is not null && recipient.Filters.Any(heard => mapping.Match(heard, sessionDevice: null) is not null)
        : recipient.Filters.Any(filter => mapping.Owns(filter, recipient.Session));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Version {Version} of the mapping {Mapping} could not tell a device what to do: {Reason}")]
    private partial void LogNotWritten(string mapping, int version, string reason);
}
