using System.Globalization;
using Twin.Fixtures;

namespace Twin.Benchmarks.Servers;

/// <summary>
/// A gateway whose memory is watched: on PostgreSQL a process of its own beside a silo; on SQLite the one process that
/// is everything.
/// </summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly IDatabaseUnderTest _database;
    private readonly List<TwinProcess> _processes = [];

    private GatewayUnderTest(DirectoryInfo directory, IDatabaseUnderTest database)
    {
        var ports = new Queue<int>(Ports.Free(5));
        _directory = directory;
        _database = database;
        var common = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Twin:DataDirectory"] = directory.FullName,
            ["Logging:LogLevel:Default"] = "Warning",
        };
        var silo = new Dictionary<string, string>(common, StringComparer.Ordinal)
        {
            ["urls"] = Address(ports),
            ["Twin:Silo:Port"] = Text(ports),
            ["Twin:Silo:GatewayPort"] = Text(ports),
            ["Twin:Mqtt:Port"] = Text(ports),
        };
        if (database.ConnectionString is { } connection)
        {
            var key = Convert.ToBase64String(new byte[32]);
            (silo["ConnectionStrings:Twin"], silo["Twin:Key"]) = (connection, key);
            var gateway = new Dictionary<string, string>(common, StringComparer.Ordinal) { ["urls"] = Address(ports), ["ConnectionStrings:Twin"] = connection, ["Twin:Key"] = key };
            Start("Silo", silo);
            Start("ApiGateway", gateway);
            Api = new TwinApi(new Uri(gateway["urls"]));
        }
        else
        {
            silo["Twin:Roles"] = "All";
            Start("Silo", silo);
            Api = new TwinApi(new Uri(silo["urls"]));
        }
    }

    /// <summary>Signed in as the administrator.</summary>
    public TwinApi Api { get; }

    /// <summary>What is watched.</summary>
    public string Name => _processes.Count > 1 ? "gateway" : "silo and gateway in one";

    public static async Task<GatewayUnderTest> StartAsync(BenchmarkOptions options)
    {
        var directory = Directory.CreateTempSubdirectory("twin-benchmark-");
        var twin = new GatewayUnderTest(directory, await DatabaseUnderTest.StartAsync(options, directory.FullName));
        await Eventually.Async(twin.Api.IsReady, "the twin is ready");
        await twin.Api.SignIn("admin", TwinHost.Password);
        return twin;
    }

    /// <summary>Bytes of memory in use by the gateway's process now.</summary>
    public long WorkingSet()
    {
        var line = File.ReadLines($"/proc/{_processes[^1].Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        foreach (var process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        await _database.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private void Start(string host, Dictionary<string, string> settings)
    {
        var process = new TwinProcess(host, settings, Path.Combine(_directory.FullName, $"{host}.log"));
        process.Start();
        _processes.Add(process);
    }

    private static string Text(Queue<int> ports) => ports.Dequeue().ToString(CultureInfo.InvariantCulture);

    private static string Address(Queue<int> ports) => $"http://127.0.0.1:{Text(ports)}";
}
