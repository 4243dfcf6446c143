using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>A metric of a profile.</summary>
/// <param name="Key">The canonical name, such as <c>smoke.obscuration</c>.</param>
/// <param name="Unit">Such as <c>dB/m</c>; null for a flag or a count.</param>
/// <param name="Min">A lower value cannot be true and is rejected; null for no bound.</param>
/// <param name="Max">A higher value cannot be true and is rejected; null for no bound.</param>
/// <param name="Varies">A sensor that gives the same value for so long, 1 hour to 31 days, is stuck; null for a value that may stand still.</param>
/// <param name="Drift">A sensor that is farther than this from most of its neighbours for a day drifts; null for a value they need not share.</param>
[GenerateSerializer, Immutable, Alias("twin.metric-definition")]
public sealed record MetricDefinition(
    [property: Id(0)] string Key,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Unit,
    [property: Id(3)] double? Min,
    [property: Id(4)] double? Max,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeSpan? Varies = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Drift = null);
