using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using Twin.Access;
using Twin.Exchange.Kinds;
using Twin.Http;

namespace Twin.Exchange;

/// <summary>What became of the rows of an import: page by page, or as a file.</summary>
internal sealed class ImportReports(IGrainFactory grains)
{
    /// <summary>Parts without a row asked for that are passed by for one page.</summary>
    private const int PartsAtOnce = 50;

    /// <summary>The next part with rows of the status.</summary>
    /// <param name="position">The cursor of the page before; null for the first part.</param>
    public async Task<Outcome<RowPage>> Read(Caller caller, string id, RowStatus? status, string? position, CancellationToken cancellationToken)
    {
        if (!int.TryParse(position ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            return PageCursor.Foreign;
        }

        var import = await grains.Import(id).Get(caller, cancellationToken);
        if (!import.Succeeded)
        {
            return import.Refusal;
        }

        ImmutableArray<RowResult> items = [];
        var part = from;
        while (items.IsEmpty && part < Math.Min(import.Value.Batches, from + PartsAtOnce))
        {
            var results = await grains.Import(id).Report(caller, part, cancellationToken);
            if (!results.Succeeded)
            {
                return results.Refusal;
            }

            if (results.Value.IsEmpty)
            {
                // The import has come no further.
                return new RowPage([], import.Value.FinishedAt is null ? Position(part) : null);
            }

            items = [.. results.Value.Where(row => status is null || row.Status == status)];
            part++;
        }

        return new RowPage(items, part < import.Value.Batches ? Position(part) : null);
    }

    /// <summary>The whole report as csv.</summary>
    public async Task Write(Caller caller, string id, int parts, Stream file, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        Write(csv, ["line", "kind", "id", "status", "revision", "field", "error", "conflicts"]);
        await csv.NextRecordAsync();
        for (var part = 0; part < parts; part++)
        {
            var results = await grains.Import(id).Report(caller, part, cancellationToken);
            foreach (var row in results.Value.IsDefault ? [] : results.Value)
            {
                Write(csv, [$"{row.Line}", row.Kind, row.Id, GatewayJson.Name(row.Status), $"{row.Revision}", row.Field, row.Error, string.Join(';', row.Conflicts)]);
                await csv.NextRecordAsync();
            }

            await csv.FlushAsync();
        }
    }

    private static string Position(int part) => part.ToString(CultureInfo.InvariantCulture);

    private static void Write(CsvWriter csv, ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(CellText.Safe(cell ?? string.Empty));
        }
    }
}
