using System.Collections.Immutable;
using Orleans.Runtime;
using Twin.Access;
using Twin.Benchmarks.Servers;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Places;

namespace Twin.Benchmarks.Runs;

/// <summary>What an active device grain costs, with its live values and its share of the building that counts it.</summary>
internal static class MemoryRun
{
    private const int CallsAtOnce = 256;
    private const int DevicesPerBuilding = 100;
    private const int ReadingsEach = 3;
    private const int WarmUpDevices = 500;

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-");
        await using var database = await DatabaseUnderTest.StartAsync(options, directory.FullName);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Twin"] = database.ConnectionString };
        await using var twin = await TwinHost.Start(settings, dataDirectory: directory.FullName);

        await twin.Grains.Community(BenchmarkCommunity.Community).Upsert(Caller.System, new AreaAttributes("领事巷社区"), CancellationToken.None);
        await twin.Grains.Grid(BenchmarkCommunity.Grid).Upsert(Caller.System, new GridAttributes("第一网格", BenchmarkCommunity.Community), CancellationToken.None);
        await ActivateAsync(twin.Grains, 0, WarmUpDevices);
        var (bytesBefore, grainsBefore) = await MeasureAsync(twin.Grains);
        await ActivateAsync(twin.Grains, WarmUpDevices, options.Devices);
        var (bytes, grains) = await MeasureAsync(twin.Grains);
        report.Add("bytes an active device grain", $"{(bytes - bytesBefore) / (grains - grainsBefore):N0} ({grains - grainsBefore:N0} grains)", "≤ 6,144");
    }

    private static async Task ActivateAsync(IGrainFactory grains, int first, int count)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce };
        await Parallel.ForEachAsync(Enumerable.Range(first / DevicesPerBuilding, count / DevicesPerBuilding), parallel, async (building, cancellationToken) =>
        {
            var attributes = new BuildingAttributes($"{building}栋", BenchmarkCommunity.Grid, Units: 2, Floors: 10);
            Require(await grains.Building($"b-{building}").Upsert(Caller.System, attributes, cancellationToken));
        });
        await Parallel.ForEachAsync(Enumerable.Range(first, count), parallel, async (number, cancellationToken) =>
        {
            var device = grains.Device($"smoke-{number}");
            Require(await device.Upsert(
                Caller.System,
                new DeviceAttributes(Name: null, "smoke", $"b-{number / DevicesPerBuilding}", Grid: null, Household: null, Secret: null),
                cancellationToken));
            var at = TimeProvider.System.GetUtcNow();
            for (var i = 0; i < ReadingsEach; i++)
            {
                ImmutableArray<Reading> readings = [new("smoke.obscuration", 0.01), new("ambient.temp", 21.5), new("battery", 93)];
                await device.Ingest([new Telemetry(at + TimeSpan.FromSeconds(i), readings)], cancellationToken);
            }
        });
    }

    private static async Task<(long Bytes, long Grains)> MeasureAsync(IGrainFactory grains)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        var statistics = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        return (bytes, statistics.Where(kind => kind.GrainType.Contains("DeviceGrain", StringComparison.Ordinal)).Sum(kind => (long)kind.ActivationCount));
    }

    private static void Require(Outcome<long> outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Refusal.ToString());
        }
    }
}
