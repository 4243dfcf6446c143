using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Twin.Benchmarks.Servers;

namespace Twin.Benchmarks.Runs;

/// <summary>Memory of the gateway and rows a second while files of 10,000, 50,000 and 100,000 rows come in and go out again.</summary>
internal static class ExchangeRun
{
    private const string Csv = "text/csv";

    /// <summary>A kind for each size, so that each export holds just what its import brought.</summary>
    private static readonly (string Kind, int Rows)[] Sizes = [("waste-point", 1_000), ("fitness-site", 10_000), ("parcel-outlet", 50_000), ("logistics-centre", 100_000)];

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var twin = await GatewayUnderTest.StartAsync(options);
        await twin.Api.ImportAll(
            $$"""{"kind":"community","id":"{{BenchmarkCommunity.Community}}","name":"领事巷社区"}""",
            $$"""{"kind":"grid","id":"{{BenchmarkCommunity.Grid}}","name":"第一网格","community":"{{BenchmarkCommunity.Community}}"}""");
        report.Add($"working set before, {twin.Name} ({options.Engine})", $"{twin.WorkingSet() >> 20} MiB");
        foreach (var (kind, rows) in Sizes)
        {
            var (received, taken, most) = await ImportAsync(twin, kind, rows);
            report.Add($"import of {rows:N0} rows ({options.Engine})", $"received at {rows / received.TotalSeconds:N0} rows/s, taken in at {rows / taken.TotalSeconds:N0} rows/s, peak working set {most} MiB");
            foreach (var format in (string[])["csv", "xlsx"])
            {
                var (took, bytes, peak) = await ExportAsync(twin, kind, rows, format);
                report.Add($"export of {rows:N0} rows as {format} ({options.Engine})", $"{rows / took.TotalSeconds:N0} rows/s, {bytes / 1024.0 / 1024.0:N1} MiB, peak working set {peak} MiB");
            }
        }
    }

    private static async Task<(TimeSpan Received, TimeSpan Taken, long Peak)> ImportAsync(GatewayUnderTest twin, string kind, int rows)
    {
        var watch = new MemoryWatch(twin);
        await using (watch)
        {
            var started = Stopwatch.GetTimestamp();
            using var accepted = await twin.Api.Http.PostAsync($"/api/v1/imports?kind={kind}&source=benchmark", new RowsContent(rows));
            accepted.EnsureSuccessStatusCode();
            var received = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            JsonElement import;
            while ((import = await twin.Api.Get(accepted.Headers.Location!.ToString())).GetProperty("phase").GetString() == "running")
            {
                await Task.Delay(LookAgainAfter);
            }

            return import.GetProperty("counts").GetProperty("created").GetInt32() == rows
                ? (received, Stopwatch.GetElapsedTime(started), watch.Peak)
                : throw new InvalidOperationException($"Not every row was taken in: {import}");
        }
    }

    private static async Task<(TimeSpan Took, long Bytes, long Peak)> ExportAsync(GatewayUnderTest twin, string kind, int rows, string format)
    {
        var export = await twin.Api.Post($"/api/v1/exports?kind={kind}&format={format}");
        var watch = new MemoryWatch(twin);
        await using (watch)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await twin.Api.Http.GetAsync(export.GetProperty("link").GetString(), HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await using var file = await answer.Content.ReadAsStreamAsync();
            var (bytes, lines) = await DrainAsync(file);
            return format != "csv" || lines == rows + 2
                ? (Stopwatch.GetElapsedTime(started), bytes, watch.Peak)
                : throw new InvalidOperationException($"{lines} lines for {rows} rows.");
        }
    }

    private static async Task<(long Bytes, int Lines)> DrainAsync(Stream file)
    {
        var buffer = new byte[64 * 1024];
        var (bytes, lines) = (0L, 0);
        while (await file.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return (bytes, lines);
    }

    /// <summary>A csv file that is made as it is sent.</summary>
    private sealed class RowsContent : HttpContent
    {
        private readonly int _rows;

        public RowsContent(int rows)
        {
            _rows = rows;
            Headers.ContentType = new MediaTypeHeaderValue(Csv);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await text.WriteAsync("id,name,address,grid\n");
            for (var i = 0; i < _rows; i++)
            {
                await text.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"x-{i},第{i}处,领事巷{i % 900}号,{BenchmarkCommunity.Grid}\n"));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
