using Twin.Benchmarks.Publishing;

namespace Twin.Benchmarks;

/// <summary>Smoke alarms that publish, and beside them one smoke alarm in each of many buildings, to burn one at a time.</summary>
internal sealed class BenchmarkCommunity
{
    public const string Community = "500103002001";
    public const string Grid = "500103002001001";
    public const string WorkerPassword = "a-password-for-benchmarks-only";

    private const string Secret = "a-device-secret-for-benchmarks-only";
    private const int DevicesPerBuilding = 50;
    private const int WorkerCount = 10;

    /// <param name="devices">How many publish.</param>
    /// <param name="alarms">How many wait for their fire.</param>
    public BenchmarkCommunity(int devices, int alarms)
    {
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
        .. Workers.Select(id => $$"""{"kind":"grid-worker","id":"{{id}}","name":"张伟","grids":["{{Grid}}"],"onDuty":true,"userName":"{{id}}","password":"{{WorkerPassword}}"}"""),
        .. Enumerable.Range(0, (Devices.Count + DevicesPerBuilding - 1) / DevicesPerBuilding).Select(i => Building($"b-{i}")),
        .. Alarms.Select(device => Building(BuildingOf(device.Id))),
        .. Devices.Select((device, i) => Device(device, $"b-{i / DevicesPerBuilding}")),
        .. Alarms.Select(device => Device(device, BuildingOf(device.Id))),
    ];

    public static string BuildingOf(string alarm) => $"b-{alarm}";

    private static string Building(string id) =>
        $$"""{"kind":"building","id":"{{id}}","name":"{{id}}","grid":"{{Grid}}","units":1,"floors":8}""";

    private static string Device(PublisherDevice device, string building) =>
        $$"""{"kind":"device","id":"{{device.Id}}","profile":"smoke","building":"{{building}}","secret":"{{device.Secret}}"}""";
}
