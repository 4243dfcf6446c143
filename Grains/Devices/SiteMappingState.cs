using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>The versions of a mapping, oldest first; the newest is in force unless it has been deleted.</summary>
internal sealed record SiteMappingState : TwinState
{
    public ImmutableArray<SiteMapping> Versions { get; init; } = [];

    public bool Deleted { get; init; }

    public SiteMapping? InForce => Deleted || Versions.IsEmpty ? null : Versions[^1];
}
