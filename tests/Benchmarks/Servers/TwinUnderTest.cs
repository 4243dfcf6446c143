using System.Diagnostics;
using System.Globalization;
using Twin.Fixtures;

namespace Twin.Benchmarks.Servers;

/// <summary>The standalone twin as a process of its own, on a new database of the chosen engine, with devices to publish for.</summary>
internal sealed class TwinUnderTest : IServerUnderTest
{
    private readonly DirectoryInfo _directory;
    private readonly IDatabaseUnderTest _database;
    private readonly TwinProcess _process;

    private TwinUnderTest(string engine, DirectoryInfo directory, IDatabaseUnderTest database)
    {
        var ports = Ports.Free(4);
        _directory = directory;
        _database = database;
        Port = ports[1];
        Name = $"twin on {engine}";
        Api = new TwinApi(new Uri($"http://127.0.0.1:{ports[0]}"));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["urls"] = Api.Http.BaseAddress!.ToString(),
            ["Twin:DataDirectory"] = directory.FullName,
            ["Twin:Mqtt:Port"] = Port.ToString(CultureInfo.InvariantCulture),
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

    public string Name { get; }

    public int Port { get; }

    public TimeSpan ProcessorTime => Ask(process => process.TotalProcessorTime);

    /// <summary>Bytes its process holds.</summary>
    public long Memory => Ask(process => process.WorkingSet64);

    /// <summary>Errors it has logged so far.</summary>
    public int Errors => _process.Output.Split('\n').Count(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));

    /// <summary>Signed in as the administrator.</summary>
    public TwinApi Api { get; }

    /// <summary>A file with id and secret of a device a line.</summary>
    public string DeviceFile => Path.Combine(_directory.FullName, "devices");

    public static async Task<TwinUnderTest> StartAsync(BenchmarkOptions options, BenchmarkCommunity community)
    {
        var twin = await StartAsync(options, community.Lines);
        await File.WriteAllLinesAsync(twin.DeviceFile, community.Devices.Select(device => $"{device.Id} {device.Secret}"));
        return twin;
    }

    /// <param name="lines">What is imported.</param>
    public static async Task<TwinUnderTest> StartAsync(BenchmarkOptions options, IEnumerable<string> lines)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-");
        var twin = new TwinUnderTest(options.Engine, directory, await DatabaseUnderTest.StartAsync(options, directory.FullName));
        twin._process.Start();
        await Eventually.Async(twin.Api.IsReady, "the twin is ready");
        await twin.Api.SignIn("admin", TwinHost.Password);
        foreach (var chunk in lines.Chunk(500))
        {
            await twin.Api.ImportAll(chunk);
        }

        return twin;
    }

    /// <summary>Bytes on disk.</summary>
    public Task<long> SizeAsync() => _database.SizeAsync();

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _process.DisposeAsync();
        await _database.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private T Ask<T>(Func<Process, T> question)
    {
        using var process = Process.GetProcessById(_process.Id);
        return question(process);
    }
}
