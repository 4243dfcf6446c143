using System.Buffers;
using System.Collections.Immutable;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>Tries a mapping out; nothing of it is kept.</summary>
internal static class MappingRun
{
    public static MappingTrialResult Try(MappingTrial trial, DateTimeOffset now, TimeProvider time)
    {
        var (mapping, fault) = CompiledMapping.Compile(new SiteMapping("trial", 0, trial.Definition, string.Empty, now), time);
        if (mapping is null || trial.Topic is null)
        {
            return new MappingTrialResult(Matches: false, [], fault);
        }

        if (mapping.Match(trial.Topic, trial.Device) is not { } route)
        {
            return new MappingTrialResult(Matches: false, [], Fault: null);
        }

        var decoded = route.Decoder?.Decode(new ReadOnlySequence<byte>(trial.Payload.ToArray()), now) ?? Decoded.Nothing(route.Unread!);
        var readings = ReadingsOf(route.Device, decoded.Telemetry).Concat((decoded.Others.IsDefault ? [] : decoded.Others).SelectMany(other => ReadingsOf(other.Device, other.Telemetry)));
        return new MappingTrialResult(Matches: true, [.. readings], decoded.Fault);
    }

    private static IEnumerable<MappedReading> ReadingsOf(string? device, ImmutableArray<Telemetry> telemetry) => telemetry.SelectMany(message =>
        message.Readings.Select(reading => new MappedReading(device, message.At, reading.Metric, reading.Value, Text: null))
            .Concat((message.Words.IsDefault ? [] : message.Words).Select(word => new MappedReading(device, message.At, word.Key, Value: null, word.Text))));
}
