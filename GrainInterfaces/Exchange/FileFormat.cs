namespace Twin.Exchange;

public enum FileFormat
{
    /// <summary>RFC 4180, UTF-8 with a byte order mark.</summary>
    Csv = 0,

    /// <summary>An Excel workbook.</summary>
    Xlsx = 1,

    /// <summary>One JSON object a line.</summary>
    Ndjson = 2,
}
