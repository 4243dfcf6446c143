using System.Collections.Immutable;
using Twin.Devices.Dialects.HomeAssistant;

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
    /// <summary>The device's word on a command; null for none.</summary>
    public CommandReply? Reply { get; init; }

    /// <summary>What happened at the device; default for nothing.</summary>
    public ImmutableArray<DeviceEvent> Events { get; init; }

    /// <summary>What the device says it is set to, as a JSON object; null for nothing.</summary>
    public string? Reported { get; init; }

    /// <summary>What it announces of topics and devices; null for nothing.</summary>
    public Discovery? Discovery { get; init; }

    /// <summary>What the dialect wants answered once the message is durable; the flag says whether all of it was understood.</summary>
    public Func<bool, Downlink>? Answer { get; init; }

    /// <summary>What the device asks for of its properties, once the message is durable; null for nothing.</summary>
    public Func<DeviceProperties, Downlink>? Inquiry { get; init; }

    /// <summary>Understood, and of no concern to the twin.</summary>
    public static Decoded NothingToTell { get; } = new([]);

    /// <summary>Without what is true of the present only: who is there, what is set, what is announced.</summary>
    public Decoded WithoutPresent() => this with
    {
        Status = null,
        Reported = null,
        Discovery = null,
        Others = Others.IsDefault ? Others : [.. Others.Select(static other => other with { Status = null, Reported = null })],
    };

    public static Decoded Nothing(string fault) => new([], fault);
}
