using System.Collections.Immutable;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>What the site says of topics that no dialect reads. The mapping whose id comes first is taken.</summary>
internal sealed class MappingDialect : IDialect
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

    public bool Owns(string topicFilter, string device) => false;

    public void Replace(ImmutableArray<CompiledMapping> mappings)
    {
        _mappings = mappings;
        Interlocked.Increment(ref _version);
    }
}
