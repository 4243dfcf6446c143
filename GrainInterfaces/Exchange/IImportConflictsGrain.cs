using Twin.Access;

namespace Twin.Exchange;

/// <summary>The review list: fields about which an import and what stands say different things. Stateless; key 0.</summary>
[Alias("twin.IImportConflictsGrain")]
public interface IImportConflictsGrain : IGrainWithIntegerKey
{
    /// <summary>Open conflicts of objects the caller may edit, oldest first.</summary>
    [Alias("List")]
    Task<Outcome<ConflictPage>> List(Caller caller, ConflictQuery query, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<ImportConflict>> Get(Caller caller, long id, CancellationToken cancellationToken);

    /// <summary>Takes what the import said, or leaves what stands. The same decision again changes nothing.</summary>
    /// <param name="revision">Of the object, as the caller has seen it; <c>Stale</c> when it is not the present one.</param>
    /// <returns>The object's revision.</returns>
    [Alias("Decide")]
    Task<Outcome<long>> Decide(Caller caller, long id, bool accept, long revision, CancellationToken cancellationToken);
}
