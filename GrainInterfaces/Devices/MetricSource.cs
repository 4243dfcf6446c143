using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>How a vendor's own name for a value is understood: the metric is <c>raw × scale + offset</c>, turned into its unit.</summary>
/// <param name="Key">As the hardware writes it; nested names are joined by dots, such as <c>DS18B20.Temperature</c>.</param>
/// <param name="Metric">A metric of the profile.</param>
/// <param name="Scale">1 when null.</param>
/// <param name="Offset">0 when null.</param>
/// <param name="Words">What words mean, such as <c>{"detected":1,"clear":0}</c>; neither scaled nor shifted.</param>
/// <param name="Unit">What the scaled value is in, such as <c>°F</c>; the metric's own unit when null.</param>
[GenerateSerializer, Immutable, Alias("twin.metric-source")]
public sealed record MetricSource(
    [property: Id(0)] string Key,
    [property: Id(1)] string Metric,
    [property: Id(2)] double? Scale = null,
    [property: Id(3)] double? Offset = null,
    [property: Id(4)] ImmutableSortedDictionary<string, double>? Words = null,
    [property: Id(5)] string? Unit = null)
{
    public bool Equals(MetricSource? other) => other is not null
        && (Key, Metric, Scale, Offset, Unit) == (other.Key, other.Metric, other.Scale, other.Offset, other.Unit)
        && (Words ?? NoWords).SequenceEqual(other.Words ?? NoWords);

    public override int GetHashCode() => HashCode.Combine(Key, Metric, Scale, Offset);

    private static ImmutableSortedDictionary<string, double> NoWords => ImmutableSortedDictionary<string, double>.Empty;
}
