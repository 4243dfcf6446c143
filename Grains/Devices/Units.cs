using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>The units that vendors' values are turned into the metrics' from; which there are is data.</summary>
internal static class Units
{
    private static readonly Dictionary<(string From, string To), UnitConversion> Known =
        ShippedData.Read<ImmutableArray<UnitConversion>>("units.json").ToDictionary(conversion => (conversion.From, conversion.To));

    /// <returns>Null when there is no such conversion.</returns>
    public static UnitConversion? Find(string from, string? to) =>
        to is null ? null
        : from == to ? new UnitConversion(from, to, Scale: 1)
        : Known.GetValueOrDefault((from, to));

    /// <summary>The source with its unit taken into scale and offset.</summary>
    public static MetricSource InUnitOf(this MetricSource source, MetricDefinition metric) =>
        source.Unit is { } unit && Find(unit, metric.Unit) is { } conversion
            ? source with { Unit = null, Scale = (source.Scale ?? 1) * conversion.Scale, Offset = ((source.Offset ?? 0) * conversion.Scale) + conversion.Offset }
            : source;
}
