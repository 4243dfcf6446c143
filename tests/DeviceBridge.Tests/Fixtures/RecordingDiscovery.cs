using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Fixtures;

/// <summary>Keeps what a device announced.</summary>
public sealed class RecordingDiscovery : IDiscoveryGrain
{
    private ImmutableSortedDictionary<string, string> _kept = ImmutableSortedDictionary<string, string>.Empty;

    public Task<ImmutableSortedDictionary<string, string>> Get(CancellationToken cancellationToken) => Task.FromResult(_kept);

    public Task<bool> Keep(string topic, string? payload, CancellationToken cancellationToken)
    {
        _kept = payload is null ? _kept.Remove(topic) : _kept.SetItem(topic, payload);
        return Task.FromResult(true);
    }

    public Task Wake(CancellationToken cancellationToken) => throw new NotSupportedException();
}
