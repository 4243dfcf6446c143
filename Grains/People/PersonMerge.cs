using System.Collections.Immutable;
using Twin.Search;

namespace Twin.People;

/// <summary>A record that was taken over, and what is needed to give it back.</summary>
/// <param name="Before">The attributes before, as encrypted JSON.</param>
/// <param name="After">The attributes with the other's taken over, as encrypted JSON.</param>
/// <param name="Referrers">The objects that named the other record and were made to name this one.</param>
public sealed record PersonMerge(string Other, DateTimeOffset At, string By, string Before, string After, ImmutableArray<ObjectKey> Referrers)
{
    /// <summary>The other record's links that were added by hand and came over.</summary>
    public ImmutableArray<ObjectLink> Links { get; init; } = [];
}
