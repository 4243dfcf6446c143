using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Twin.Access;
using Twin.Devices;
using Twin.Places;
using Twin.Storage;

namespace Twin.Grains.Tests.Devices;

/// <summary>One silo with the real grains and a database on disk, under a clock of our own; it can be stopped and started again.</summary>
internal sealed class DeviceCluster : IAsyncDisposable
{
    public const string Grid = "500103002001001";
    public const string OtherGrid = "500103002001002";
    public const string Secret = "a-device-secret-for-tests-only";

    private readonly string _directory = Directory.CreateTempSubdirectory("twin-devices-").FullName;
    private InProcessTestCluster _cluster = null!;
    private IReadOnlyDictionary<string, string?> _settings = null!;

    public JumpClock Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));

    public Faults Faults { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>A new cluster with a community, two grids and a building in the first.</summary>
    /// <param name="settings">Configuration on top of the fixture's own.</param>
    public static async Task<DeviceCluster> Start(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var cluster = new DeviceCluster { _settings = settings ?? new Dictionary<string, string?>(StringComparer.Ordinal) };
        await cluster.StartSilo();
        await cluster.Grains.Community("500103002001").Upsert(Caller.System, new AreaAttributes("领事巷社区"), default);
        await cluster.Grains.Grid(Grid).Upsert(Caller.System, new GridAttributes("第一网格", "500103002001"), default);
        await cluster.Grains.Grid(OtherGrid).Upsert(Caller.System, new GridAttributes("第二网格", "500103002001"), default);
        await cluster.Grains.Building("b-3").Upsert(Caller.System, new BuildingAttributes("3栋", Grid, Units: 2, Floors: 8), default);
        return cluster;
    }

    /// <summary>Creates a device in the building.</summary>
    public async Task<IDeviceGrain> Create(string id, string profile = "smoke")
    {
        var device = Grains.Device(id);
        var created = await device.Upsert(Caller.System, new DeviceAttributes(Name: null, profile, "b-3", Grid: null, Household: null, Secret), default);
        Assert.Null(created.Refusal);
        return device;
    }

    public Task<IngestOutcome> Send(string device, params ReadOnlySpan<(string Metric, double Value)> readings) => SendAt(device, Now, readings);

    public Task<IngestOutcome> SendAt(string device, DateTimeOffset at, params ReadOnlySpan<(string Metric, double Value)> readings)
    {
        var telemetry = new Telemetry(at, [.. readings.ToArray().Select(reading => new Reading(reading.Metric, reading.Value))]);
        return Grains.Device(device).Ingest([telemetry], default);
    }

    public async Task<DeviceSnapshot> Look(string device) => (await Grains.Device(device).Get(Caller.System, default)).Value!;

    /// <summary>Stops the silo and, after a while, starts another on the same data.</summary>
    public async Task Restart(TimeSpan away = default)
    {
        await _cluster.DisposeAsync();
        Clock.Advance(away);
        await StartSilo();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartSilo()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Twin:DataDirectory", _directory), new("Twin:People:AllowMadeUpIdNumbers", "true")])
            .AddInMemoryCollection(_settings)
            .Build();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddTwinStorage(configuration);
            silo.Services.AddSingleton<IConfiguration>(configuration);
            silo.Services.AddTwinGrains(configuration);
            Faults.Wrap(silo.Services);
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, Clock);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }
}
