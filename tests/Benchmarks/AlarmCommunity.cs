using System.Text.Json.Nodes;
using Twin.Benchmarks.Publishing;

namespace Twin.Benchmarks;

/// <summary>
/// Buildings with one device each that can raise several alarms, each of another kind and so the beginning of a case of
/// its own; fifty buildings to a grid, and a worker to each grid.
/// </summary>
/// <param name="buildings">How many.</param>
/// <param name="kinds">How many alarms a device can raise.</param>
internal sealed class AlarmCommunity(int buildings, int kinds)
{
    public const string Community = "500103002001";

    private const string Profile = "benchmark-alarms";
    private const int BuildingsPerGrid = 50;

    public IReadOnlyList<PublisherDevice> Devices { get; } =
        [.. Enumerable.Range(0, buildings).Select(i => new PublisherDevice($"alarm-{i}", BenchmarkCommunity.Secret))];

    /// <summary>Ids of grid workers, which are their user names too.</summary>
    public IReadOnlyList<string> Workers { get; } = [.. Enumerable.Range(0, GridOf(buildings - 1) + 1).Select(WorkerIn)];

    public IEnumerable<string> Lines =>
    [
        $$"""{"kind":"community","id":"{{Community}}","name":"领事巷社区"}""",
        .. Workers.Select((_, grid) => $$"""{"kind":"grid","id":"{{CodeOf(grid)}}","name":"第{{grid + 1}}网格","community":"{{Community}}"}"""),
        .. Workers.Select((worker, grid) => BenchmarkCommunity.Worker(worker, CodeOf(grid))),
        ProfileLine(),
        .. Devices.Select((device, i) => BenchmarkCommunity.Building(BenchmarkCommunity.BuildingOf(device.Id), CodeOf(GridOf(i)))),
        .. Devices.Select(device => BenchmarkCommunity.Device(device, BenchmarkCommunity.BuildingOf(device.Id), Profile)),
    ];

    /// <summary>What a device sends to raise its alarm of a kind.</summary>
    public static string Payload(int kind) => $$"""{"{{MetricOf(kind)}}":1}""";

    /// <summary>The category of the case.</summary>
    public static string KindOf(int kind) => $"benchmark-{kind}";

    private static int GridOf(int building) => building / BuildingsPerGrid;

    private static string CodeOf(int grid) => $"{Community}{grid + 1:000}";

    private static string WorkerIn(int grid) => $"worker-{grid}";

    private static string MetricOf(int kind) => $"benchmark.alarm_{kind}";

    private string ProfileLine() => new JsonObject
    {
        ["kind"] = "profile",
        ["id"] = Profile,
        ["name"] = "Benchmark",
        ["interval"] = "1.00:00:00",
        ["metrics"] = new JsonArray([.. Enumerable.Range(0, kinds).Select(static kind => new JsonObject { ["key"] = MetricOf(kind), ["name"] = MetricOf(kind), ["unit"] = null, ["min"] = 0, ["max"] = 1 })]),
        ["rules"] = new JsonArray([.. Enumerable.Range(0, kinds).Select(Rule)]),
        ["sources"] = new JsonArray(),
    }.ToJsonString();

    private static JsonObject Rule(int kind) => new()
    {
        ["id"] = KindOf(kind),
        ["name"] = KindOf(kind),
        ["metric"] = MetricOf(kind),
        ["raise"] = new JsonObject { ["atOrAbove"] = 1 },
        ["clear"] = new JsonObject { ["below"] = 1 },
        ["raiseAfter"] = new JsonObject { ["samples"] = 1 },
        ["clearAfter"] = new JsonObject { ["samples"] = 2 },
        ["severity"] = "major",
        ["hazard"] = KindOf(kind),
    };
}
