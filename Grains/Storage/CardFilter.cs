using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Which cards: those in sight that meet the filter and hold every word.</summary>
/// <param name="Words">What the filter's text comes to for this caller.</param>
public sealed record CardFilter(CardSight Sight, ObjectFilter Filter, ImmutableArray<SearchWord> Words)
{
    /// <summary>Links count that hold on this day; null for any day.</summary>
    public DateOnly? LinksAt { get; init; }

    /// <summary>Only links of this relation count; null for all.</summary>
    public string? LinkRelation { get; init; }

    /// <summary>Relations of cards of a kind by which nothing may be found.</summary>
    public ImmutableArray<(string Kind, string Relation)> HiddenLinks { get; init; } = [];

    /// <summary>Kinds that are left out.</summary>
    public ImmutableArray<string> OtherThan { get; init; } = [];

    /// <summary>True when nothing can match.</summary>
    public bool IsHopeless { get; init; }
}
