using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twin.Access;
using Twin.Benchmarks.Servers;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Places;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// What it costs to know that devices are there: they report every 5 minutes, as their profile says, and the time
/// between their reports passes with nothing to be found. Taking the reports in is not counted, nor the time until all
/// that the installation of the devices led to has been done.
/// </summary>
internal static class LivenessRun
{
    private const string Profile = "home-electric";
    private const int CallsAtOnce = 256;

    private const int Reports = 6;

    /// <summary>Reports before measuring starts.</summary>
    private const int Unmeasured = 3;

    private const int DevicesPerBuilding = 40;
    private const int BuildingsPerGrid = 50;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeForAStep = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-");
        await using var database = await DatabaseUnderTest.StartAsync(options, directory.FullName);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Twin"] = database.ConnectionString };
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var twin = await TwinHost.Start(
            settings, builder => builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, clock), directory.FullName);
        await twin.Grains.Community(BenchmarkCommunity.Community).Upsert(Caller.System, new AreaAttributes("领事巷社区"), CancellationToken.None);
        for (var building = 0; building <= BuildingOf(options.Devices - 1); building++)
        {
            var grid = $"{BenchmarkCommunity.Community}{(building / BuildingsPerGrid) + 1:000}";
            if (building % BuildingsPerGrid == 0)
            {
                await twin.Grains.Grid(grid).Upsert(Caller.System, new GridAttributes("网格", BenchmarkCommunity.Community), CancellationToken.None);
            }

            await twin.Grains.Building($"b-{building}").Upsert(Caller.System, new BuildingAttributes($"{building}栋", grid, Units: 1, Floors: 6), CancellationToken.None);
        }

        await EachAsync(options.Devices, async (number, device, cancellationToken) => await device.Upsert(
            Caller.System, new DeviceAttributes(Name: null, Profile, $"b-{BuildingOf(number)}", Grid: null, Household: null, Secret: null), cancellationToken), twin);
        for (var number = 0; number < Unmeasured; number++)
        {
            await EachAsync(options.Devices, (_, device, cancellationToken) => HearAsync(device, clock, cancellationToken), twin);
            await PassAsync(clock);
        }

        var used = TimeSpan.Zero;
        for (var number = 0; number < Reports; number++)
        {
            await EachAsync(options.Devices, (_, device, cancellationToken) => HearAsync(device, clock, cancellationToken), twin);
            var before = Environment.CpuUsage.TotalTime;
            await PassAsync(clock);
            used += Environment.CpuUsage.TotalTime - before;
        }

        report.Add(
            $"silence watched for {options.Devices:N0} devices that report every {ReportEvery.TotalMinutes} minutes",
            $"{used / (Reports * ReportEvery):0.00%} of a core",
            "< 2 % for 200,000");
    }

    /// <summary>Lets the time until the next report pass, and all that it makes happen.</summary>
    private static async Task PassAsync(FakeTimeProvider clock)
    {
        for (var passed = TimeSpan.Zero; passed < ReportEvery; passed += Step)
        {
            clock.Advance(Step);
            await Task.Delay(TimeForAStep);
        }
    }

    private static async Task HearAsync(IDeviceGrain device, FakeTimeProvider clock, CancellationToken cancellationToken)
    {
        ImmutableArray<Reading> readings = [new("elec.current", 12), new("elec.residual", 5), new("elec.cable_temp", 31)];
        await device.Ingest([new Telemetry(clock.GetUtcNow(), readings)], cancellationToken);
    }

    private static int BuildingOf(int device) => device / DevicesPerBuilding;

    private static Task EachAsync(int count, Func<int, IDeviceGrain, CancellationToken, Task> act, TwinHost twin) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
        async (number, cancellationToken) => await act(number, twin.Grains.Device($"electric-{number}"), cancellationToken));
}
