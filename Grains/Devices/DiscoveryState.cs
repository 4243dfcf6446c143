using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>A device's announcements by their topics.</summary>
internal sealed record DiscoveryState : TwinState
{
    public ImmutableSortedDictionary<string, string> Messages { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
