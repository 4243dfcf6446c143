using Twin.Benchmarks.Searching;

namespace Twin.Benchmarks.Runs;

/// <summary>How fast a district goes in through grains, each object durable and searchable before its call returns.</summary>
internal static class LoadRun
{
    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var twin = await LoadedTwin.StartAsync(options, report);
    }
}
