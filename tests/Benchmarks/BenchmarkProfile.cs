using System.Text.Json.Nodes;

namespace Twin.Benchmarks;

/// <summary>A smoke alarm's profile as an import line, with as many rules as are asked for and vendors' names for its metrics.</summary>
internal static class BenchmarkProfile
{
    public const string Id = "benchmark";

    private static readonly (string Metric, string[] Vendors)[] Metrics =
    [
        ("smoke.obscuration", ["ambient.smoke"]),
        ("ambient.temp", ["smoke.temp"]),
        ("battery", ["smoke.battery", "ambient.battery"]),
    ];

    public static string Line(int rules) => new JsonObject
    {
        ["kind"] = "profile",
        ["id"] = Id,
        ["name"] = "Benchmark",
        ["interval"] = "1.00:00:00",
        ["metrics"] = new JsonArray([.. Metrics.Select(metric => new JsonObject { ["key"] = metric.Metric, ["name"] = metric.Metric, ["unit"] = null, ["min"] = 0, ["max"] = 100 })]),
        ["rules"] = new JsonArray([.. Enumerable.Range(0, rules).Select(Rule)]),
        ["sources"] = new JsonArray([.. Metrics.SelectMany(metric => metric.Vendors.Select(vendor => new JsonObject { ["key"] = vendor, ["metric"] = metric.Metric }))]),
    }.ToJsonString();

    /// <summary>No reading of the publishers raises it: what is measured is the judging.</summary>
    private static JsonObject Rule(int number) => new()
    {
        ["id"] = $"rule-{number}",
        ["name"] = $"rule {number}",
        ["metric"] = Metrics[number % Metrics.Length].Metric,
        ["raise"] = new JsonObject { ["above"] = 99.5 },
        ["clear"] = new JsonObject { ["below"] = 99 },
        ["raiseAfter"] = new JsonObject { ["samples"] = 1 },
        ["clearAfter"] = new JsonObject { ["samples"] = 2 },
        ["severity"] = "minor",
        ["hazard"] = null,
    };
}
