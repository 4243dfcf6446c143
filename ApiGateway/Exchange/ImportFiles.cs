using Twin.Access;
using Twin.Exchange.Files;
using Twin.Exchange.Kinds;

namespace Twin.Exchange;

/// <summary>Finds out what a body is and how its rows are read.</summary>
internal sealed class ImportFiles(IGrainFactory grains, KindTables tables, XlsxTable xlsx)
{
    public async Task<Outcome<IAsyncEnumerable<ImportRow>>> Open(HttpRequest request, Caller caller, ImportQuery query, CancellationToken cancellationToken)
    {
        if (FileTypes.Of(request.ContentType) is not { } format)
        {
            throw new BadHttpRequestException($"Content-Type must be one of {string.Join(", ", FileTypes.All)}.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > (format == FileFormat.Xlsx ? FileLimits.MaxXlsxBytes : FileLimits.MaxBytes))
        {
            throw FileLimits.TooLarge($"It may have {FileLimits.MaxBytes >> 20} MiB, or {FileLimits.MaxXlsxBytes >> 20} MiB as xlsx.");
        }

        ImportMapping? mapping = null;
        if (query.Mapping is { } name)
        {
            var known = ObjectKey.IsValidId(name) ? await grains.ImportMapping(name).Get(caller, cancellationToken) : null;
            mapping = known?.Value;
            if (mapping is null)
            {
                return known is { Refusal.Reason: RefusalReason.Forbidden } ? known.Refusal : Refusal.Invalid("mapping", "is not known");
            }
        }

        if (format == FileFormat.Ndjson)
        {
            return new Outcome<IAsyncEnumerable<ImportRow>>(new NdjsonImport(tables, query.Kind).Read(request.BodyReader, cancellationToken), Refusal: null);
        }

        if ((query.Kind ?? mapping?.Kind) is not { } kind)
        {
            return Refusal.Invalid("kind", "is needed: what the rows are, such as person");
        }

        if (mapping is not null && mapping.Kind != kind)
        {
            return Refusal.Invalid("mapping", $"is of the kind {mapping.Kind}");
        }

        if (await tables.Find(kind, cancellationToken) is not { } table)
        {
            return KindTables.Unknown(kind);
        }

        var rows = format == FileFormat.Csv ? CsvTable.Read(request.Body, cancellationToken) : xlsx.Read(request.Body, cancellationToken);
        return new Outcome<IAsyncEnumerable<ImportRow>>(new TableImport(table, mapping?.Columns).Read(rows, cancellationToken), Refusal: null);
    }
}
