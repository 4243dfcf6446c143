using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Twin.Exchange.Files;

/// <summary>
/// Looks an xlsx file over before it is read: what its directory says each part unfolds to, then what the parts that
/// will be read really unfold to, and which rows hold a formula.
/// </summary>
internal static class XlsxGuard
{
    private const int MaxParts = 1_000;
    private const string Texts = "xl/sharedStrings.xml";
    private const string Styles = "xl/styles.xml";
    private const string Workbook = "xl/workbook.xml";
    private const string WorkbookLinks = "xl/_rels/workbook.xml.rels";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    /// <returns>The column, from 0, of the first formula of each row that has one, by the row's number.</returns>
    /// <exception cref="BadHttpRequestException">It is no xlsx file, or one that is not to be opened.</exception>
    public static IReadOnlyDictionary<int, int> Check(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            CheckDirectory(zip);
            Drain(zip, Texts);
            Drain(zip, Styles);
            return Formulas(FirstSheet(zip));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            throw FileLimits.Unreadable("It is not a readable xlsx file.");
        }
    }

    private static void CheckDirectory(ZipArchive zip)
    {
        if (zip.Entries.Count > MaxParts || zip.Entries.Sum(static part => part.Length) > FileLimits.MaxUnfoldedBytes || zip.Entries.Any(static part => part.Length > LimitOf(part)))
        {
            throw TooLarge();
        }

        if (zip.Entries.Any(static part => part.Length > FileLimits.FreeOfRatio && part.Length / Math.Max(1, part.CompressedLength) > FileLimits.MaxRatio))
        {
            throw FileLimits.TooLarge($"A part of it unfolds to more than {FileLimits.MaxRatio} times its size: it is not opened.");
        }
    }

    private static void Drain(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is { } part)
        {
            using var stream = Open(part);
            stream.CopyTo(Stream.Null);
        }
    }

    private static CountedStream Open(ZipArchiveEntry part) => new(part.Open(), LimitOf(part), TooLarge);

    /// <summary>Texts and styles are held as a whole by who reads them.</summary>
    private static long LimitOf(ZipArchiveEntry part) =>
        new[] { Texts, Styles }.Contains(part.FullName, StringComparer.OrdinalIgnoreCase) ? FileLimits.MaxTextBytes : FileLimits.MaxUnfoldedBytes;

    private static BadHttpRequestException TooLarge() =>
        FileLimits.TooLarge($"It unfolds to more than {FileLimits.MaxUnfoldedBytes >> 20} MiB, or its texts or styles to more than {FileLimits.MaxTextBytes >> 20} MiB: send csv.");

    /// <summary>The one that is read; others are left alone.</summary>
    private static ZipArchiveEntry FirstSheet(ZipArchive zip)
    {
        var id = Find(zip, Workbook, "sheet", static reader => reader.GetAttribute("id", Links));
        var target = Find(zip, WorkbookLinks, "Relationship", reader => reader.GetAttribute("Id") == id ? reader.GetAttribute("Target") : null);
        var path = target is ['/', .. var absolute] ? absolute : $"xl/{target}";
        return zip.GetEntry(path) ?? throw new InvalidDataException(path);
    }

    private static string? Find(ZipArchive zip, string part, string element, Func<XmlReader, string?> value)
    {
        using var reader = XmlReader.Create(Open(zip.GetEntry(part) ?? throw new InvalidDataException(part)), Xml);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element } && reader.LocalName == element && value(reader) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static Dictionary<int, int> Formulas(ZipArchiveEntry sheet)
    {
        var formulas = new Dictionary<int, int>();
        using var reader = XmlReader.Create(Open(sheet), Xml);
        var (row, column) = (0, -1);
        while (reader.Read())
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : null)
            {
                case "dimension":
                    Column(reader.GetAttribute("ref")?.Split(':')[^1]);
                    break;
                case "row":
                    row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                    column = -1;
                    CheckRow(row);
                    break;
                case "c":
                    column = Column(reader.GetAttribute("r")) ?? column + 1;
                    break;
                case "f":
                    formulas.TryAdd(row, column);
                    break;
            }
        }

        return formulas;
    }

    private static void CheckRow(int row)
    {
        if (row > FileLimits.MaxRows + 1)
        {
            throw FileLimits.TooLarge($"It has more than {FileLimits.MaxRows} rows: send the rest in another file.");
        }
    }

    /// <summary>The column of a cell such as <c>AB12</c>, from 0.</summary>
    private static int? Column(string? cell)
    {
        if (cell is null)
        {
            return null;
        }

        var column = 0;
        foreach (var letter in cell.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + letter - 'A' + 1;
            if (column > FileLimits.MaxColumns)
            {
                throw FileLimits.TooLarge($"It has more than {FileLimits.MaxColumns} columns.");
            }
        }

        return column - 1;
    }
}
