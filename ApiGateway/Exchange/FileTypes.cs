using Microsoft.Net.Http.Headers;

namespace Twin.Exchange;

/// <summary>What files are called on the wire.</summary>
internal static class FileTypes
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Ndjson = "application/x-ndjson";

    public static IReadOnlyList<string> All { get; } = [Csv, Xlsx, Ndjson];

    /// <returns>Null for a type that is not read.</returns>
    public static FileFormat? Of(string? contentType) => !MediaTypeHeaderValue.TryParse(contentType, out var type) ? null : type.MediaType.ToString().ToLowerInvariant() switch
    {
        Csv => FileFormat.Csv,
        Xlsx => FileFormat.Xlsx,
        Ndjson => FileFormat.Ndjson,
        _ => null,
    };

    public static string Of(FileFormat format) => All[(int)format];
}
