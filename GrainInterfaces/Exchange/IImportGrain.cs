using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Exchange;

/// <summary>
/// A file that is taken in, row by row, by itself and through any crash. Key: <c>import/{id}</c>. All calls need the
/// right to import; to others there is no such import.
/// </summary>
[Alias("twin.IImportGrain")]
public interface IImportGrain : IWakeable
{
    /// <summary>Opens it for rows; what is not started within an hour is forgotten.</summary>
    [Alias("Begin")]
    Task<Outcome<bool>> Begin(Caller caller, ImportPlan plan, CancellationToken cancellationToken);

    /// <summary>Keeps some rows; returns when they are durable. The same number again replaces them.</summary>
    /// <param name="batch">Counted from 0.</param>
    [Alias("Add")]
    Task<Outcome<bool>> Add(Caller caller, int batch, ImmutableArray<ImportRow> rows, CancellationToken cancellationToken);

    /// <summary>The file has been read to its end: its rows are taken in from now on. Harmless to repeat.</summary>
    [Alias("Start")]
    Task<Outcome<ImportSnapshot>> Start(Caller caller, int batches, int rows, CancellationToken cancellationToken);

    /// <summary>The file could not be read to its end: nothing of it stays.</summary>
    [Alias("Discard")]
    Task Discard(CancellationToken cancellationToken);

    /// <summary>Takes no further row in; what has been taken in stays. Harmless to repeat.</summary>
    [Alias("Cancel")]
    Task<Outcome<ImportSnapshot>> Cancel(Caller caller, CancellationToken cancellationToken);

    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ImportSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>What became of the rows of one batch, in their order; empty for one that is not done.</summary>
    [Alias("Report"), AlwaysInterleave]
    Task<Outcome<ImmutableArray<RowResult>>> Report(Caller caller, int batch, CancellationToken cancellationToken);
}
