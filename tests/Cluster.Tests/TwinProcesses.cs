using System.Security.Cryptography;
using Twin.Fixtures;

namespace Twin.Cluster.Tests;

/// <summary>A cluster as an operator runs it: silos, a gateway and a bridge, each a process of its own, on one PostgreSQL database.</summary>
internal sealed class TwinProcesses : IAsyncDisposable
{
    /// <summary>Cases of this category have eight seconds.</summary>
    public const string HastyCategory = "exposed-garbage";

    private readonly string _directory = Directory.CreateTempSubdirectory("twin-cluster-").FullName;
    private readonly List<TwinProcess> _silos = [];
    private readonly TwinProcess _gateway;
    private readonly List<TwinProcess> _bridges = [];

    /// <param name="bridging">Settings of its bridges.</param>
    public TwinProcesses(string connectionString, int silos, int bridges = 1, IReadOnlyDictionary<string, string>? bridging = null)
    {
        var ports = new Queue<int>(Ports.Free((silos * 3) + 1 + (bridges * 2)));
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var common = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Twin"] = connectionString,
            ["Twin:Key"] = key,
            ["Twin:DataDirectory"] = _directory,
        };
        for (var i = 0; i < silos; i++)
        {
            _silos.Add(new TwinProcess("Silo", new Dictionary<string, string>(common, StringComparer.Ordinal)
            {
                ["urls"] = $"http://127.0.0.1:{ports.Dequeue()}",
                ["Twin:Silo:Port"] = $"{ports.Dequeue()}",
                ["Twin:Silo:GatewayPort"] = $"{ports.Dequeue()}",
                [$"Twin:Cases:Policies:{HastyCategory}:ResolveWithin"] = "00:00:08",
                [$"Twin:Cases:Policies:{HastyCategory}:WorkingHours"] = "false",
            }, Path.Combine(_directory, $"silo-{i}.log")));
        }

        Address = new Uri($"http://127.0.0.1:{ports.Dequeue()}");
        _gateway = new TwinProcess("ApiGateway", new Dictionary<string, string>(common, StringComparer.Ordinal)
        {
            ["urls"] = Address.ToString(),
        }, Path.Combine(_directory, "gateway.log"));
        for (var i = 0; i < bridges; i++)
        {
            MqttPort = ports.Dequeue();
            _bridges.Add(new TwinProcess("DeviceBridge", new Dictionary<string, string>(common.Concat(bridging ?? new Dictionary<string, string>(StringComparer.Ordinal)), StringComparer.Ordinal)
            {
                ["urls"] = $"http://127.0.0.1:{ports.Dequeue()}",
                ["Twin:Mqtt:Port"] = $"{MqttPort}",
            }, Path.Combine(_directory, $"bridge-{i}.log")));
        }
    }

    public Uri Address { get; }

    /// <summary>Where the last of its bridges listens.</summary>
    public int MqttPort { get; }

    public async Task Start()
    {
        foreach (var process in (IEnumerable<TwinProcess>)[.. _silos, _gateway, .. _bridges])
        {
            process.Start();
        }

        using var api = new TwinApi(Address);
        await Eventually.Async(api.IsReady, "the cluster is ready");
    }

    public Task KillSilo(int number) => _silos[number].Kill();

    /// <summary>SIGSTOP: it neither answers nor closes its connections.</summary>
    public Task FreezeSilo(int number) => _silos[number].Signal("STOP");

    public Task KillBridge(int number) => _bridges[number].Kill();

    /// <summary>What a bridge has written so far.</summary>
    public string OutputOfBridge(int number) => _bridges[number].Output;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in (IEnumerable<TwinProcess>)[.. _bridges, _gateway, .. _silos])
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }
}
