using System.Globalization;
using Twin.Benchmarks.Publishing;
using Twin.Fixtures;

namespace Twin.Benchmarks.Servers;

/// <summary>The standalone twin as a process of its own, on a new database of the chosen engine, with devices to publish for.</summary>
internal sealed class TwinUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly IDatabaseUnderTest _database;
    private readonly TwinProcess _process;

    private TwinUnderTest(DirectoryInfo directory, IDatabaseUnderTest database)
    {
        var ports = Ports.Free(4);
        _directory = directory;
        _database = database;
        MqttPort = ports[1];
        Api = new TwinApi(new Uri($"http://127.0.0.1:{ports[0]}"));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["urls"] = Api.Http.BaseAddress!.ToString(),
            ["Twin:DataDirectory"] = directory.FullName,
            ["Twin:Mqtt:Port"] = MqttPort.ToString(CultureInfo.InvariantCulture),
            ["Twin:Silo:Port"] = ports[2].ToString(CultureInfo.InvariantCulture),
            ["Twin:Silo:GatewayPort"] = ports[3].ToString(CultureInfo.InvariantCulture),
            ["Twin:Roles"] = "All",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        if (database.ConnectionString is { } connection)
        {
            settings["ConnectionStrings:Twin"] = connection;
        }

        _process = new TwinProcess("Silo", settings, Path.Combine(directory.FullName, "twin.log"));
    }

    public int MqttPort { get; }

    /// <summary>Signed in as the administrator.</summary>
    public TwinApi Api { get; }

    /// <summary>A file with id and secret of a device a line.</summary>
    public string DeviceFile => Path.Combine(_directory.FullName, "devices");

    public static async Task<TwinUnderTest> StartAsync(BenchmarkOptions options, BenchmarkCommunity community)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-");
        var twin = new TwinUnderTest(directory, await DatabaseUnderTest.StartAsync(options, directory.FullName));
        twin._process.Start();
        await Eventually.Async(twin.Api.IsReady, "the twin is ready");
        await twin.Api.SignIn("admin", TwinHost.Password);
        foreach (var lines in community.Lines.Chunk(500))
        {
            await twin.Api.ImportAll(lines);
        }

        await File.WriteAllLinesAsync(twin.DeviceFile, community.Devices.Select(device => $"{device.Id} {device.Secret}"));
        return twin;
    }

    /// <summary>Bytes on disk.</summary>
    public Task<long> SizeAsync() => _database.SizeAsync();

    public async Task<PublisherResult> PublishAsync(BenchmarkOptions options)
    {
        await using var publisher = await PublisherProcess.StartAsync(new PublisherOptions(MqttPort, DeviceFile, options.Seconds, options.InFlight));
        return await publisher.MeasureAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _process.DisposeAsync();
        await _database.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
