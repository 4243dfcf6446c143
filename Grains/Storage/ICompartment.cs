using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>
/// Reads the compartment: tables of its own, every row encrypted with a ring of data keys of its own. What is written
/// goes through the grain storage <see cref="TwinStorage.Compartment"/>.
/// </summary>
public interface ICompartment
{
    /// <summary>Records newest first.</summary>
    /// <param name="before">Only records with a smaller number.</param>
    Task<ImmutableArray<CompartmentRecord>> Find(CompartmentFilter filter, long before, int limit, CancellationToken cancellationToken);

    /// <summary>Changes of a record, newest first.</summary>
    /// <param name="before">Only changes with a smaller revision.</param>
    Task<ImmutableArray<ObjectChange>> ReadChanges(ObjectKey key, long before, int limit, CancellationToken cancellationToken);

    /// <summary>What a record is called outside: a keyed hash of its key, 32 characters.</summary>
    string ReferenceOf(ObjectKey key);

    /// <summary>A record's number as a text that says nothing to others: numbers tell how many there are.</summary>
    string WriteCursor(long number);

    /// <param name="cursor">Null for the first page.</param>
    /// <returns>False for a text that was never written here.</returns>
    bool TryReadCursor(string? cursor, out long number);
}
