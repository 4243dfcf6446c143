using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Twin.Search;

namespace Twin.Storage;

/// <summary>
/// What people search, list and report an object by. Never holds a sensitive value in clear. Its key is the grain's:
/// kind and id are taken from there.
/// </summary>
public sealed record Card
{
    public required string Title { get; init; }

    /// <summary>The area code it lies in; null for what belongs to no area.</summary>
    public string? Area { get; init; }

    public string? Status { get; init; }

    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>When this grain next owes something; the sweep wakes it then.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>A time for people, such as a case's limit; shown in lists.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Facts by name, such as <c>severity</c>.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What another record of the same object would have in common with this one: keyed hashes by rule, shown to nobody.</summary>
    public ImmutableSortedDictionary<string, string> Matches { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What it is found by. Kind, area, labels and facts need not be repeated here.</summary>
    public SearchTerms Terms { get; init; } = SearchTerms.None;

    public ImmutableArray<ObjectLink> Links { get; init; } = [];

    /// <summary>Set for an area, whose code is its id: its place on the map of areas.</summary>
    public Region? Region { get; init; }

    /// <summary>False for a grain that only needs to be woken and is in no list.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>True when the card stays as it is stored, but for the due time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Kept { get; init; }

    /// <summary>The stored card once more, with another due time.</summary>
    public static Card Keep(DateTimeOffset? due) => new() { Title = string.Empty, Due = due, Listed = false, Kept = true };
}
