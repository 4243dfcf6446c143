using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.Http.Features;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Twin.Exchange.Kinds;
using Twin.Http;

namespace Twin.Exchange;

/// <summary>Writes rows into a file as they come, with a watermark that says whose file it is.</summary>
internal static class ExportFile
{
    private const string Sheet = "data";
    private const string WatermarkSheet = "export";
    private const int FlushBytes = 64 * 1024;

    private static readonly OpenXmlConfiguration Xlsx = new() { AutoFilter = false, EnableAutoWidth = false, TableStyles = TableStyles.None };

    public static Task Write(HttpContext http, ExportSnapshot export, ExportColumns columns, IAsyncEnumerable<ImmutableArray<JsonElement?>> rows, DateTimeOffset now)
    {
        var watermark = new ExportWatermark(export.Id, export.By, export.DecidedBy, export.Purpose, now);
        return export.Plan.Format switch
        {
            FileFormat.Csv => WriteCsv(http.Response.Body, watermark, columns, rows, http.RequestAborted),
            FileFormat.Xlsx => WriteXlsx(http, watermark, columns, rows),
            _ => WriteNdjson(http, watermark, columns, rows),
        };
    }

    private static async Task WriteCsv(
        Stream file, ExportWatermark watermark, ExportColumns columns, IAsyncEnumerable<ImmutableArray<JsonElement?>> rows, CancellationToken cancellationToken)
    {
        // Spreadsheets take a file without the mark for one in the code page of the machine.
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync($"# {watermark}\r\n");
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var name in columns.Names)
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var value in row)
            {
                csv.WriteField(CellText.TextOf(value));
            }

            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
    }

    private static async Task WriteXlsx(HttpContext http, ExportWatermark watermark, ExportColumns columns, IAsyncEnumerable<ImmutableArray<JsonElement?>> rows)
    {
        // The library ends the parts of the file with small writes that do not wait for anybody.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Sheet] = Cells(columns, rows),
            [WatermarkSheet] = new[] { new Dictionary<string, object?>(StringComparer.Ordinal) { [WatermarkSheet] = CellText.Safe(watermark.ToString()) } },
        };
        await MiniExcel.SaveAsAsync(http.Response.Body, sheets, configuration: Xlsx, cancellationToken: http.RequestAborted);
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> Cells(ExportColumns columns, IAsyncEnumerable<ImmutableArray<JsonElement?>> rows)
    {
        await foreach (var row in rows)
        {
            yield return columns.Names.Zip(row).ToDictionary(static cell => cell.First, static cell => CellText.Of(cell.Second), StringComparer.Ordinal);
        }
    }

    private static async Task WriteNdjson(HttpContext http, ExportWatermark watermark, ExportColumns columns, IAsyncEnumerable<ImmutableArray<JsonElement?>> rows)
    {
        var file = http.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = GatewayJson.Options.Encoder });
        JsonSerializer.Serialize(json, new { export = watermark }, GatewayJson.Options);
        End();
        await foreach (var row in rows.WithCancellation(http.RequestAborted))
        {
            NdjsonRow.Write(json, columns.Names, row);
            End();
            if (file.UnflushedBytes > FlushBytes)
            {
                await file.FlushAsync(http.RequestAborted);
            }
        }

        void End()
        {
            json.Flush();
            file.Write("\n"u8);
            json.Reset();
        }
    }
}
