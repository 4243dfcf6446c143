using System.Collections.Immutable;

namespace Twin.Devices.Dialects;

/// <summary>What a payload turned out to hold.</summary>
/// <param name="Telemetry">What could be read, oldest first.</param>
/// <param name="Fault">What could not, naming the field; null when all could. Not null when there is no telemetry.</param>
internal readonly record struct Decoded(ImmutableArray<Telemetry> Telemetry, string? Fault)
{
    public static Decoded Nothing(string fault) => new([], fault);
}
