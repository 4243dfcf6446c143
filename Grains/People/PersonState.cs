using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.People;

public sealed record PersonState : TwinState
{
    public string Name { get; init; } = string.Empty;

    /// <summary>Encrypted.</summary>
    public string? IdNumber { get; init; }

    /// <summary>Encrypted.</summary>
    public string? Phone { get; init; }

    public string? Household { get; init; }

    public string? Area { get; init; }

    public ImmutableSortedSet<string> Labels { get; init; } = [];
}
