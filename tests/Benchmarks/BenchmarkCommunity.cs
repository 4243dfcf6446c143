using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;

namespace Twin.Benchmarks;

/// <summary>Smoke alarms that publish, and beside them one smoke alarm in each of many buildings, to burn one at a time.</summary>
internal sealed class BenchmarkCommunity
{
    public const string Community = "500103002001";
    public const string Grid = "500103002001001";
    public const string WorkerPassword = "a-password-for-benchmarks-only";
    public const string Secret = "a-device-secret-for-benchmarks-only";

    private const int DevicesPerBuilding = 50;
    private const int WorkerCount = 10;

    private readonly int? _rules;

    /// <param name="devices">How many publish.</param>
    /// <param name="alarms">How many wait for their fire.</param>
    /// <param name="rules">How many rules judge what is published; null for the smoke alarm's own.</param>
    public BenchmarkCommunity(int devices, int alarms, int? rules = null)
    {
        _rules = rules;
        Devices = [.. Enumerable.Range(1, devices).Select(i => new PublisherDevice($"smoke-{i}", Secret))];
        Alarms = [.. Enumerable.Range(1, alarms).Select(i => new PublisherDevice($"alarm-{i}", Secret))];
    }

    public IReadOnlyList<PublisherDevice> Devices { get; }

    public IReadOnlyList<PublisherDevice> Alarms { get; }

    /// <summary>Ids of grid workers, which are their user names too.</summary>
    public IReadOnlyList<string> Workers { get; } = [.. Enumerable.Range(1, WorkerCount).Select(i => $"worker-{i}")];

    public IEnumerable<string> Lines =>
    [
        $$"""{"kind":"community","id":"{{Community}}","name":"领事巷社区"}""",
        $$"""{"kind":"grid","id":"{{Grid}}","name":"第一网格","community":"{{Community}}"}""",
        .. Workers.Select(id => Worker(id, Grid)),
        .. Enumerable.Range(0, (Devices.Count + DevicesPerBuilding - 1) / DevicesPerBuilding).Select(i => Building($"b-{i}", Grid)),
        .. Alarms.Select(device => Building(BuildingOf(device.Id), Grid)),
        .. _rules is { } rules ? [BenchmarkProfile.Line(rules)] : Array.Empty<string>(),
        .. Devices.Select((device, i) => Device(device, $"b-{i / DevicesPerBuilding}", _rules is null ? "smoke" : BenchmarkProfile.Id)),
        .. Alarms.Select(device => Device(device, BuildingOf(device.Id), "smoke")),
    ];

    /// <summary>Signs every worker in.</summary>
    public static async Task<Dictionary<string, TwinApi>> SignInAsync(TwinUnderTest twin, IEnumerable<string> workers)
    {
        var signedIn = new Dictionary<string, TwinApi>(StringComparer.Ordinal);
        foreach (var worker in workers)
        {
            signedIn[worker] = new TwinApi(twin.Api.Http.BaseAddress!);
            await signedIn[worker].SignIn(worker, WorkerPassword);
        }

        return signedIn;
    }

    public static string BuildingOf(string alarm) => $"b-{alarm}";

    public static string Worker(string id, string grid) =>
        $$"""{"kind":"grid-worker","id":"{{id}}","name":"张伟","grids":["{{grid}}"],"onDuty":true,"userName":"{{id}}","password":"{{WorkerPassword}}"}""";

    public static string Building(string id, string grid) =>
        $$"""{"kind":"building","id":"{{id}}","name":"{{id}}","grid":"{{grid}}","units":1,"floors":8}""";

    public static string Device(PublisherDevice device, string building, string profile) =>
        $$"""{"kind":"device","id":"{{device.Id}}","profile":"{{profile}}","building":"{{building}}","secret":"{{device.Secret}}"}""";
}
