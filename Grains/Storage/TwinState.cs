using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>What every grain's state has: a revision, and the calls it still owes. Immutable; a change makes the next one.</summary>
public abstract record TwinState
{
    /// <summary>Grows by one with each change; 0 before the first. Settling what is owed is no change.</summary>
    public long Revision { get; init; }

    /// <summary>Calls decided on and not yet known to have been made, oldest first.</summary>
    public ImmutableArray<Owed> Owes { get; init; } = [];

    /// <summary>True once the object has been created.</summary>
    public bool Exists => Revision > 0;
}
