using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Twin.Access;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;
using Twin.People;
using Twin.Places;

namespace Twin.Benchmarks.Searching;

/// <summary>The twin in this process with a district in it, which was loaded through its grains as an import does.</summary>
internal sealed class LoadedTwin : IAsyncDisposable
{
    private const int CallsAtOnce = 128;
    private const int ProgressEvery = 100_000;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a grain waits before it is woken for what it owes.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly IDatabaseUnderTest _database;
    private readonly TwinHost _twin;
    private int _called;
    private int _repeated;

    private LoadedTwin(IDatabaseUnderTest database, TwinHost twin, District district)
    {
        _database = database;
        _twin = twin;
        District = district;
    }

    public District District { get; }

    public TwinHost Twin => _twin;

    public IDatabaseUnderTest Database => _database;

    public static async Task<LoadedTwin> StartAsync(BenchmarkOptions options, Report report)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-").FullName;
        var database = await DatabaseUnderTest.StartAsync(options, directory);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Twin"] = database.ConnectionString };

        // A million grains that nobody calls again need not stay in memory.
        var twin = await TwinHost.Start(settings, builder => builder.Services.PostConfigure<GrainCollectionOptions>(static collection =>
        {
            collection.CollectionQuantum = TimeSpan.FromSeconds(10);
            collection.CollectionAge = TimeSpan.FromSeconds(30);
        }), directory);
        var loaded = new LoadedTwin(database, twin, new District(options.Loaded));
        await loaded.LoadAsync(options, report);
        await loaded.SettleAsync();
        return loaded;
    }

    /// <summary>Fills the district up with copies of the cards it has.</summary>
    public async Task FillAsync(BenchmarkOptions options, Report report)
    {
        var loaded = (District.Population.Households.Length * 2) + District.Population.People.Length;
        var copies = Math.Max(0, (options.Objects - 1) / loaded);
        await SettleAsync();
        if (copies > 0)
        {
            await _database.CopyCardsAsync(copies);
            await SettleAsync();
            await _database.TidyAsync();
        }

        report.Add($"objects searched on {options.Engine}", $"{loaded * (copies + 1L):N0}, of which {loaded:N0} through grains and the others by SQL as copies of their cards");
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Waits until grains owe nothing more, and all that was written is counted.</summary>
    private async Task SettleAsync()
    {
        await using var connection = await _database.OpenAsync();
        await using var left = connection.CreateCommand();
        left.CommandText = "SELECT (SELECT count(*) FROM due WHERE at <= @soon) + (SELECT count(*) FROM area_change)";
        var soon = left.CreateParameter();
        soon.ParameterName = "soon";
        left.Parameters.Add(soon);
        do
        {
            await Task.Delay(LookAgainAfter);
            soon.Value = (TimeProvider.System.GetUtcNow() + Soon).ToUnixTimeMilliseconds();
        }
        while (await left.ExecuteScalarAsync() is not 0L);
    }

    private async Task LoadAsync(BenchmarkOptions options, Report report)
    {
        var population = District.Population;
        foreach (var community in population.Communities)
        {
            Require(await _twin.Grains.Community(community.Id).Upsert(Caller.System, new AreaAttributes(community.Name), CancellationToken.None));
        }

        foreach (var grid in population.Grids)
        {
            Require(await _twin.Grains.Grid(grid.Id).Upsert(Caller.System, new GridAttributes(grid.Name, grid.Community), CancellationToken.None));
        }

        await MeasureAsync("buildings", population.Buildings, (line, cancellationToken) => _twin.Grains.Building(line.Id).Upsert(
            Caller.System, new BuildingAttributes(line.Name, line.Grid, line.Units, line.Floors), cancellationToken), 1, options, report: null);
        var homes = await MeasureAsync("homes with their rooms", population.Households, (line, cancellationToken) => _twin.Grains.Household(line.Id).Upsert(
            Caller.System, new HouseholdAttributes(line.Building, line.Unit, line.Floor, line.Room), cancellationToken), 2, options, report);
        var people = await MeasureAsync("people", population.People, (line, cancellationToken) => _twin.Grains.Person(line.Id).Upsert(
            Caller.System,
            new PersonAttributes(line.Name, line.IdNumber, line.Phone, line.Household, [.. line.Labels.Select(static label => new PersonLabel(label))]),
            cancellationToken), 1, options, report);
        var objects = (population.Households.Length * 2) + population.People.Length;
        report.Add($"objects loaded through grains on {options.Engine}", $"{objects / (homes + people).TotalSeconds:N0} objects/s ({objects:N0} objects, {_repeated} calls repeated)", "≥ 5,000");
    }

    private async Task<TimeSpan> MeasureAsync<TLine>(
        string what, IReadOnlyCollection<TLine> lines, Func<TLine, CancellationToken, Task<Outcome<long>>> load, int objectsEach, BenchmarkOptions options, Report? report)
    {
        var cpu = await CpuAsync();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (line, cancellationToken) =>
        {
            Require(await RepeatAsync(() => load(line, cancellationToken)));
            if (Interlocked.Increment(ref _called) % ProgressEvery == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_called:N0} calls, {Environment.WorkingSet >> 20} MB"));
            }
        });
        var took = Stopwatch.GetElapsedTime(started);
        var objects = lines.Count * objectsEach;
        var (ofTwin, ofServer) = await CpuAsync();
        report?.Add(
            $"{what} on {options.Engine}",
            $"{objects / took.TotalSeconds:N0} objects/s, CPU an object: twin {(ofTwin - cpu.Twin).TotalMicroseconds / objects:N0} µs, database server {(ofServer - cpu.Server).TotalMicroseconds / objects:N0} µs");
        return took;
    }

    /// <summary>A call that was not answered in time is made again, as an import does: a repeat changes nothing.</summary>
    private async Task<Outcome<long>> RepeatAsync(Func<Task<Outcome<long>>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (TimeoutException)
            {
                Interlocked.Increment(ref _repeated);
            }
        }
    }

    private async Task<(TimeSpan Twin, TimeSpan Server)> CpuAsync()
    {
        using var self = Process.GetCurrentProcess();
        return (self.TotalProcessorTime, await _database.CpuAsync());
    }

    private static void Require(Outcome<long> outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Refusal.ToString());
        }
    }
}
