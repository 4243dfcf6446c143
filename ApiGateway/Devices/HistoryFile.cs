using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Twin.Access;
using Twin.Exchange.Kinds;

namespace Twin.Devices;

/// <summary>Writes stored readings into a csv file as they are read, a page of one device at a time.</summary>
internal sealed class HistoryFile(IGrainFactory grains, Caller caller, HistoryQuery query)
{
    private const int MostRows = 1_000_000;

    private static readonly string[] Readings = ["device", "name", "metric", "unit", "at", "value"];
    private static readonly string[] Buckets = ["device", "name", "metric", "unit", "at", "min", "max", "avg", "last", "count"];

    public async Task Write(Stream file, IAsyncEnumerable<string> devices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync($"# history {query.Metric} · by {caller.Subject} · {Time(now)}\r\n");
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        await Row(csv, query.Step is null ? Readings : Buckets);
        var rows = 0;
        await foreach (var device in devices.WithCancellation(cancellationToken))
        {
            if (await MayTake(device, cancellationToken) is not { } name)
            {
                continue;
            }

            await foreach (var (unit, point) in Read(device, cancellationToken))
            {
                if (rows++ == MostRows)
                {
                    await text.WriteAsync($"# cut off after {MostRows} rows\r\n");
                    return;
                }

                await Row(csv, [CellText.Safe(device), CellText.Safe(name), CellText.Safe(query.Metric), CellText.Safe(unit ?? string.Empty), Time(point.At), .. Figures(point)]);
            }

            await csv.FlushAsync();
        }
    }

    /// <returns>Its name; null when it is not to be in the file.</returns>
    private async Task<string?> MayTake(string device, CancellationToken cancellationToken)
    {
        var found = await grains.Device(device).Get(caller, cancellationToken);
        return found.Value is { } known && (known.Household is null || Rights.Allow(caller, ObjectKind.Person, Right.Read)) ? known.Name : null;
    }

    /// <summary>Page by page: what shares the last time of a full page is read again with the next.</summary>
    private async IAsyncEnumerable<(string? Unit, HistoryPoint Point)> Read(string device, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = query;
        while (true)
        {
            var found = await grains.Device(device).GetHistory(caller, page, cancellationToken);
            if (found.Value is not { Points.IsEmpty: false } series)
            {
                yield break;
            }

            var last = series.Points[^1].At;
            var cut = series.Truncated && series.Points[0].At < last;
            foreach (var point in cut ? series.Points.TakeWhile(point => point.At < last) : series.Points)
            {
                yield return (series.Unit, point);
            }

            if (!series.Truncated)
            {
                yield break;
            }

            page = page with { From = cut ? last : last.AddMilliseconds(1) };
        }
    }

    private string[] Figures(HistoryPoint point) => query.Step is null
        ? [Number(point.Last)]
        : [Number(point.Min), Number(point.Max), Number(point.Avg), Number(point.Last), point.Count.ToString(CultureInfo.InvariantCulture)];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task Row(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync();
    }
}
