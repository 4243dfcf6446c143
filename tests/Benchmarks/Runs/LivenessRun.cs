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
/// between their reports passes with nothing to be found. Taking the reports in is not counted.
/// </summary>
internal static class LivenessRun
{
    private const string Profile = "home-electric";
    private const int CallsAtOnce = 256;

    private const int Reports = 6;

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
        await twin.Grains.Grid(BenchmarkCommunity.Grid).Upsert(Caller.System, new GridAttributes("第一网格", BenchmarkCommunity.Community), CancellationToken.None);
        await EachAsync(options.Devices, async (device, cancellationToken) => await device.Upsert(
            Caller.System, new DeviceAttributes(Name: null, Profile, Building: null, BenchmarkCommunity.Grid, Household: null, Secret: null), cancellationToken), twin);
        await PassAsync(clock);
        var used = TimeSpan.Zero;
        for (var number = 0; number < Reports; number++)
        {
            await EachAsync(options.Devices, (device, cancellationToken) => HearAsync(device, clock, cancellationToken), twin);
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

    private static Task EachAsync(int count, Func<IDeviceGrain, CancellationToken, Task> act, TwinHost twin) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
        async (number, cancellationToken) => await act(twin.Grains.Device($"electric-{number}"), cancellationToken));
}
