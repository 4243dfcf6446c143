using System.Collections.Immutable;
using Twin.Exchange;

namespace Twin.Storage;

/// <summary>The review list of imports.</summary>
public interface IConflicts
{
    /// <summary>Open ones of objects in sight, with an id greater than the query's, in the order of their ids.</summary>
    /// <param name="cards">Which objects.</param>
    Task<ImmutableArray<StoredConflict>> List(CardFilter cards, string? source, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Puts a field to review. The same value again from the same source, once it has been rejected, is not asked about again.</summary>
    Task Add(NewConflict conflict, CancellationToken cancellationToken);

    Task<StoredConflict?> Find(long id, CancellationToken cancellationToken);

    /// <summary>Closes an open conflict; one that is closed stays as it is.</summary>
    Task Close(long id, ConflictStatus status, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets those of an object, and those of others that propose what is to be forgotten.</summary>
    /// <param name="tells">Asked of each proposed value, encrypted as it is stored.</param>
    Task Forget(ObjectKey key, Func<string, bool> tells, CancellationToken cancellationToken);
}
