using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Places;

public sealed record CommunityState : TwinState
{
    public string Name { get; init; } = string.Empty;

    public ImmutableSortedSet<string> Grids { get; init; } = [];

    /// <summary>True once it has been described, not only named by a grid.</summary>
    public bool Described => Name.Length > 0;
}
