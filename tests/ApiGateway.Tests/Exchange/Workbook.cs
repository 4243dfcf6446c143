using System.IO.Compression;
using System.Text;

namespace Twin.Exchange;

/// <summary>xlsx files as a spreadsheet writes them, and as nobody should.</summary>
internal static class Workbook
{
    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    /// <param name="rows">What stands within <c>sheetData</c>.</param>
    /// <param name="part">What writes one more part; null for none.</param>
    /// <param name="name">What that part is.</param>
    public static byte[] Of(string rows, Action<Stream>? part = null, string name = "sharedStrings")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add(zip, "_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Sheets}" xmlns:r="{Links}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Sheets}"><sheetData>{rows}</sheetData></worksheet>""");
            if (part is not null)
            {
                using var stream = zip.CreateEntry($"xl/{name}.xml").Open();
                part(stream);
            }
        }

        return file.ToArray();
    }

    public static string Row(int number, params IEnumerable<string> cells) => $"""<row r="{number}">{string.Concat(cells)}</row>""";

    public static string Text(string cell, string text) => $"""<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>""";

    public static string Number(string cell, string number) => $"""<c r="{cell}"><v>{number}</v></c>""";

    public static string Flag(string cell, bool flag) => $"""<c r="{cell}" t="b"><v>{(flag ? 1 : 0)}</v></c>""";

    public static string Formula(string cell, string formula) => $"""<c r="{cell}" t="str"><f>{formula}</f><v>computed</v></c>""";

    /// <summary>Zeros that fold a thousandfold.</summary>
    public static void Bomb(Stream part)
    {
        var zeros = new byte[1024 * 1024];
        for (var i = 0; i < 32; i++)
        {
            part.Write(zeros);
        }
    }

    /// <summary>Letters that fold well, and not too well to be believed.</summary>
    public static void Vast(Stream part)
    {
        var letters = new byte[1024 * 1024];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = (byte)('a' + ((i / 64 * (i / 64) / 97) % 16));
        }

        for (var i = 0; i < 65; i++)
        {
            part.Write(letters);
        }
    }

    private static void Add(ZipArchive zip, string part, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write($"""<?xml version="1.0" encoding="UTF-8"?>{xml}""");
    }
}
