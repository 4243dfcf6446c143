using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Twin.Benchmarks;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Runs;
using Twin.Benchmarks.Servers;

switch (args)
{
    case ["publish", var options]:
        await Publisher.RunAsync(JsonSerializer.Deserialize<PublisherOptions>(options)!);
        return 0;
    case ["storm", var options]:
        await Storm.RunAsync(JsonSerializer.Deserialize<PublisherOptions>(options)!);
        return 0;
    case ["bare", var port]:
        await BareServer.RunAsync(int.Parse(port));
        return 0;
    case ["checked", var checks, var connection]:
        await CheckedTwinHost.RunAsync(checks == "on", connection);
        return 0;
    case ["ingest" or "dialects" or "connections" or "liveness" or "fuzz" or "latency" or "memory" or "rights" or "guesses" or "exchange" or "load" or "search" or "alarms" or "due" or "overview" or "outage" or "all", ..]:
        return await MeasureAsync(args[0], args[1..]);
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/Benchmarks -- ingest|dialects|connections|liveness|fuzz|latency|memory|rights|guesses|exchange|load|search|alarms|due|overview|outage|all
              [--engine sqlite|postgres] [--seconds 15] [--warm-up 20] [--connections 1000] [--in-flight 1] [--rounds 2]
              [--dialect twin]
              [--alarms 200] [--load <messages a second>] [--devices 100000] [--messages 1000000] [--seed 1] [--guesses 100000]
              [--alarm-rate 200] [--buildings 2000] [--cases 100000]
              [--loaded 100000] [--objects 1000000] [--queries 200]
            """);
        return 2;
}

static async Task<int> MeasureAsync(string what, string[] arguments)
{
    var runs = new Dictionary<string, Func<BenchmarkOptions, Report, Task>>(StringComparer.Ordinal)
    {
        ["ingest"] = IngestRun.RunAsync,
        ["dialects"] = DialectsRun.RunAsync,
        ["connections"] = ConnectionsRun.RunAsync,
        ["liveness"] = LivenessRun.RunAsync,
        ["fuzz"] = FuzzRun.RunAsync,
        ["latency"] = LatencyRun.RunAsync,
        ["memory"] = MemoryRun.RunAsync,
        ["load"] = LoadRun.RunAsync,
        ["search"] = SearchRun.RunAsync,
        ["rights"] = RightsRun.RunAsync,
        ["guesses"] = GuessRun.RunAsync,
        ["exchange"] = ExchangeRun.RunAsync,
        ["alarms"] = AlarmsRun.RunAsync,
        ["due"] = DueRun.RunAsync,
        ["overview"] = OverviewRun.RunAsync,
        ["outage"] = OutageRun.RunAsync,
    };
    try
    {
        var options = BenchmarkOptions.Parse(arguments);
        var report = new Report();
        foreach (var run in what == "all" ? [.. runs.Values] : new[] { runs[what] })
        {
            await run(options, report);
        }

        report.Print(Console.Out);
        return 0;
    }
    catch (ValidationException fault)
    {
        Console.Error.WriteLine(fault.Message);
        return 2;
    }
}
