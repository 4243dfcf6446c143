using System.Collections.Immutable;

namespace Twin.Devices.Matching;

/// <summary>All that is known when a pooled device is matched.</summary>
/// <param name="Words">The parts of its name and of its topic.</param>
/// <param name="Named">Places and households that exist under one of the words.</param>
internal sealed record MatchFacts(
    string Device,
    ProvisioningTerms? Terms,
    ImmutableSortedSet<string> Seen,
    ImmutableArray<string> Words,
    ImmutableArray<DeviceProfile> Profiles,
    ImmutableArray<Neighbour> Neighbours,
    ImmutableArray<ObjectKey> Named);
