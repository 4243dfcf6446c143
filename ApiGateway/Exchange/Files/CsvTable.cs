using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Twin.Exchange.Files;

/// <summary>Reads a csv file (RFC 4180) as it comes. Lines that begin with <c>#</c> are remarks.</summary>
internal static class CsvTable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        AllowComments = true,
        Comment = '#',
        TrimOptions = TrimOptions.Trim,
        MaxFieldSize = FileLimits.MaxCell,
        DetectColumnCountChanges = false,
    };

    public static async IAsyncEnumerable<TableRow> Read(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new DetectedText(file);
        using var parser = new CsvParser(text, Configuration, leaveOpen: true);
        while (await Next(parser) is { } record)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new TableRow(parser.RawRow, [.. record.Select(static cell => new Cell(cell))]);
        }
    }

    private static async Task<string[]?> Next(CsvParser parser)
    {
        try
        {
            return await parser.ReadAsync() ? parser.Record : null;
        }
        catch (DecoderFallbackException)
        {
            throw FileLimits.Unreadable($"Line {parser.RawRow + 1} or one soon after it is neither UTF-8 nor GB18030.");
        }
        catch (BadDataException)
        {
            throw FileLimits.Unreadable($"Line {parser.RawRow}: a quotation mark is not where one may be.");
        }
        catch (MaxFieldSizeException)
        {
            throw FileLimits.Unreadable($"Line {parser.RawRow}: a cell is longer than {FileLimits.MaxCell} characters; is a quotation mark not closed?");
        }
    }
}
