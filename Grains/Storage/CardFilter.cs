using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Which cards: those in sight that meet the filter and hold every word.</summary>
/// <param name="Words">What the filter's text comes to for this caller.</param>
public sealed record CardFilter(CardSight Sight, ObjectFilter Filter, ImmutableArray<SearchWord> Words)
{
    /// <summary>True when nothing can match.</summary>
    public bool IsHopeless { get; init; }
}
