using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>Which objects: all conditions must hold. The same filter drives lists, counts, summaries and search.</summary>
[GenerateSerializer, Immutable, Alias("twin.object-filter")]
public sealed record ObjectFilter
{
    /// <summary>Words, names, codes, at most 200 characters; null or blank for no such condition.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>One kind of object, or null for all.</summary>
    [Id(1)]
    public string? Kind { get; init; }

    /// <summary>An area code prefix within the caller's scope; null for all of it.</summary>
    [Id(2)]
    public string? Area { get; init; }

    /// <summary>Any of these, such as <c>dispatched</c>; empty for all.</summary>
    [Id(3)]
    public ImmutableArray<string> Statuses { get; init; } = [];

    /// <summary>It must have all of them.</summary>
    [Id(4)]
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Objects it must be linked to.</summary>
    [Id(5)]
    public ImmutableArray<ObjectKey> Links { get; init; } = [];

    [Id(6)]
    public ImmutableArray<FactCondition> Facts { get; init; } = [];

    /// <summary>Its time limit, from this moment on.</summary>
    [Id(7)]
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Its time limit, up to but not at this moment.</summary>
    [Id(8)]
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>When what is seen of it here last changed, from this moment on.</summary>
    [Id(9)]
    public DateTimeOffset? ChangedFrom { get; init; }

    /// <summary>When what is seen of it here last changed, up to but not at this moment.</summary>
    [Id(10)]
    public DateTimeOffset? ChangedBefore { get; init; }
}
