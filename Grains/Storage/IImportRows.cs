using System.Collections.Immutable;
using Twin.Exchange;

namespace Twin.Storage;

/// <summary>The rows of imports and what became of them, in batches.</summary>
public interface IImportRows
{
    /// <summary>Returns when they are durable; the same batch again replaces them.</summary>
    /// <param name="rows">Encrypted.</param>
    Task Keep(string import, int batch, string rows, CancellationToken cancellationToken);

    /// <summary>Null when there is no such batch.</summary>
    Task<string?> Read(string import, int batch, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what became of a batch in one transaction: the results, the conflicts that are open now, and those that
    /// are no more. The same again changes nothing.
    /// </summary>
    /// <param name="settled">Fields of objects about which the source now says what stands.</param>
    Task Finish(string import, int batch, string results, ImmutableArray<NewConflict> conflicts, ImmutableArray<SettledField> settled, CancellationToken cancellationToken);

    /// <summary>What became of a batch; null when it is not done.</summary>
    Task<string?> ReadResults(string import, int batch, CancellationToken cancellationToken);

    /// <summary>Forgets rows and results.</summary>
    Task Remove(string import, CancellationToken cancellationToken);
}
