using System.Collections.Immutable;
using Twin.Exchange;
using Twin.Search;
using Twin.Storage;

namespace Twin.Objects;

/// <summary>The state of an object of the library.</summary>
public abstract record ObjectState : TwinState
{
    /// <summary>Set while the object is deleted and could be restored.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The links that start from it and were added by hand, ended ones included.</summary>
    public ImmutableArray<ObjectLink> AddedLinks { get; init; } = [];

    /// <summary>Which source set a field, by its path; null when everything was entered here.</summary>
    public ImmutableSortedDictionary<string, string>? Sources { get; init; }

    /// <summary>The row of an import that changed it last, if any did.</summary>
    public ImportMark? Imported { get; init; }

    /// <summary>True while the object is there: given its attributes, not only heard of by others, and not deleted.</summary>
    public bool Described => DeletedAt is null && HasAttributes;

    /// <summary>True once it has been given its attributes.</summary>
    protected internal abstract bool HasAttributes { get; }
}
