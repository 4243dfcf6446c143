using System.Collections.Immutable;
using Twin.Consents;
using Twin.Objects;

namespace Twin.People;

public sealed record PersonState : ObjectState
{
    /// <summary>Numbers, phone and addresses encrypted; birth date and sex are those of the citizen ID.</summary>
    public PersonAttributes? Attributes { get; init; }

    /// <summary>The area code of the present home, or of the last one.</summary>
    public string? HomeArea { get; init; }

    /// <summary>The building of the present home, or of the last one.</summary>
    public string? HomeBuilding { get; init; }

    /// <summary>Oldest first. Death ends the last one without being written into it.</summary>
    public ImmutableArray<Stay> Stays { get; init; } = [];

    /// <summary>The day whose labels and hints the card shows and the household knows.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>The record that took this one over.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Who spoke last of taking this record over or giving it back, and that record's revision then.</summary>
    public string? MergeBy { get; init; }

    public long MergeRevision { get; init; }

    public ImmutableArray<PersonMerge> Merges { get; init; } = [];

    /// <summary>Every decision on a consent, oldest first.</summary>
    public ImmutableArray<ConsentEntry> Consents { get; init; } = [];

    /// <summary>The texts whose consent holds: given to the version in force.</summary>
    public ImmutableArray<string> Holding { get; init; } = [];

    /// <summary>The account that has claimed to be this person's.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Set once all that was held has been deleted.</summary>
    public PersonErasure? Erased { get; init; }

    public string? Area => Attributes?.Household is null ? Attributes?.Grid ?? Attributes?.RegisteredArea ?? HomeArea : HomeArea;

    /// <summary>The household lived in on the day of <see cref="AsOf"/>: none for who has died, is deleted or merged into another record.</summary>
    public string? Home => Described && MergedInto is null && Attributes!.DeathDate is null ? Attributes.Household : null;

    protected internal override bool HasAttributes => Attributes is not null;
}
