using System.Globalization;
using System.Runtime.CompilerServices;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Twin.Exchange.Files;

/// <summary>
/// Reads the first sheet of an xlsx file. The file is held as a whole, so no more than a few are read at the same time
/// and none comes to rest on a disk.
/// </summary>
internal sealed class XlsxTable : IDisposable
{
    private const int AtOnce = 2;

    /// <summary>From here on a spreadsheet has rounded: it keeps 15 digits.</summary>
    private const double Rounded = 1e15;

    private static readonly OpenXmlConfiguration Configuration = new() { EnableSharedStringCache = false };

    private readonly SemaphoreSlim _places = new(AtOnce);

    public async IAsyncEnumerable<TableRow> Read(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            await using var file = await Hold(body, cancellationToken);
            var formulas = XlsxGuard.Check(file);
            file.Position = 0;
            var line = 0;
            using var rows = file.Query(useHeaderRow: false, configuration: Configuration).Cast<IDictionary<string, object?>>().GetEnumerator();
            while (Next(rows))
            {
                cancellationToken.ThrowIfCancellationRequested();
                line++;
                var row = rows.Current.Values.Select(Text).ToArray();
                if (formulas.TryGetValue(line, out var column) && column < row.Length)
                {
                    row[column] = new Cell(row[column].Text, "is a formula: put its value in its place");
                }

                if (row.Any(static cell => cell.Text.Length > 0 || cell.Fault is not null))
                {
                    yield return new TableRow(line, row);
                }
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>What the library makes of a file that was made to harm it is its own affair.</summary>
    private static bool Next(IEnumerator<IDictionary<string, object?>> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception fault)
        {
            throw new BadHttpRequestException("It is not a readable xlsx file.", StatusCodes.Status400BadRequest, fault);
        }
    }

    private static async Task<MemoryStream> Hold(Stream body, CancellationToken cancellationToken)
    {
        var file = new MemoryStream();
        await using var counted = new CountedStream(body, FileLimits.MaxXlsxBytes, static () => FileLimits.TooLarge($"An xlsx file may have {FileLimits.MaxXlsxBytes >> 20} MiB: send csv."));
        await counted.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        return file;
    }

    private static Cell Text(object? value) => value switch
    {
        null => new Cell(string.Empty),
        bool flag => new Cell(flag ? "true" : "false"),
        double and (>= Rounded or <= -Rounded) => new Cell(string.Empty, "is a number of more than 15 digits, which a spreadsheet rounds: write it as text"),
        double number => new Cell(number.ToString("R", CultureInfo.InvariantCulture)),
        DateTime { TimeOfDay.Ticks: 0 } day => new Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime time => new Cell(time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
        _ => new Cell(Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? string.Empty),
    };
}
