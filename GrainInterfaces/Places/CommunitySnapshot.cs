using System.Collections.Immutable;

namespace Twin.Places;

[GenerateSerializer, Immutable, Alias("twin.community-snapshot")]
public sealed record CommunitySnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<string> Grids,
    [property: Id(3)] long Revision);
