using Twin.Access;

namespace Twin.Exchange;

/// <summary>Remembers which column of a source's files is which field. Key: <c>import-mapping/{id}</c>.</summary>
[Alias("twin.IImportMappingGrain")]
public interface IImportMappingGrain : IWakeable
{
    /// <summary>Creates or replaces it; the same again changes nothing.</summary>
    [Alias("Put")]
    Task<Outcome<long>> Put(Caller caller, ImportMapping mapping, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<ImportMapping>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Forgets it. Harmless to repeat.</summary>
    [Alias("Delete")]
    Task<Outcome<long>> Delete(Caller caller, CancellationToken cancellationToken);
}
