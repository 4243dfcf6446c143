using System.Collections.Immutable;
using Twin.Access;
using Twin.Exchange.Files;

namespace Twin.Exchange;

/// <summary>Brings a file's rows into an import as they are read, and starts it when the file has ended. A file that breaks off leaves nothing.</summary>
internal sealed class Reception(IGrainFactory grains, TimeProvider time)
{
    private const int RowsAtOnce = 200;
    private const int CharactersAtOnce = 512 * 1024;

    public async Task<Outcome<ImportSnapshot>> Receive(Caller caller, ImportPlan plan, IAsyncEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var import = grains.Import(ExchangeId.New(time.GetUtcNow()));
        var begun = await import.Begin(caller, plan, cancellationToken);
        if (!begun.Succeeded)
        {
            return begun.Refusal;
        }

        try
        {
            var (batches, count) = await Keep(import, caller, rows, cancellationToken);
            return count == 0
                ? throw FileLimits.Unreadable("It holds no rows.")
                : await import.Start(caller, batches, count, cancellationToken);
        }
        catch
        {
            await import.Discard(CancellationToken.None);
            throw;
        }
    }

    private static async Task<(int Batches, int Rows)> Keep(IImportGrain import, Caller caller, IAsyncEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var batch = ImmutableArray.CreateBuilder<ImportRow>(RowsAtOnce);
        var (batches, count, characters) = (0, 0, 0);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (++count > FileLimits.MaxRows)
            {
                throw FileLimits.TooLarge($"It has more than {FileLimits.MaxRows} rows: send the rest in another file.");
            }

            batch.Add(row);
            characters += row.Attributes?.Length ?? 0;
            if (batch.Count == RowsAtOnce || characters > CharactersAtOnce)
            {
                await Add(batch.DrainToImmutable());
                characters = 0;
            }
        }

        if (batch.Count > 0)
        {
            await Add(batch.DrainToImmutable());
        }

        return (batches, count);

        async Task Add(ImmutableArray<ImportRow> full)
        {
            var added = await import.Add(caller, batches++, full, cancellationToken);
            if (!added.Succeeded)
            {
                throw new BadHttpRequestException(added.Refusal.Message, StatusCodes.Status409Conflict);
            }
        }
    }
}
