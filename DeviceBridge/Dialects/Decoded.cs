using System.Collections.Immutable;

namespace Twin.Devices.Dialects;

/// <summary>What a payload turned out to hold.</summary>
/// <param name="Telemetry">What could be read, oldest first.</param>
/// <param name="Fault">What could not, naming the field; null when all could.</param>
/// <param name="Status">What it says of the device's connection; null for nothing.</param>
/// <param name="Others">What a gateway says of devices behind it; default for none.</param>
internal readonly record struct Decoded(
    ImmutableArray<Telemetry> Telemetry,
    string? Fault = null,
    ConnectionStatus? Status = null,
    ImmutableArray<OtherDevice> Others = default)
{
    /// <summary>Understood, and of no concern to the twin.</summary>
    public static Decoded NothingToTell { get; } = new([]);

    public static Decoded Nothing(string fault) => new([], fault);
}
