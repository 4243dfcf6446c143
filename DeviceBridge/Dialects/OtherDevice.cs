using System.Collections.Immutable;

namespace Twin.Devices.Dialects;

/// <summary>What a gateway says of a device behind it.</summary>
/// <param name="Name">As the hardware calls it.</param>
internal sealed record OtherDevice(string Device, string Name, ImmutableArray<Telemetry> Telemetry, ConnectionStatus? Status)
{
    public CommandReply? Reply { get; init; }

    public string? Reported { get; init; }

    public ImmutableArray<DeviceEvent> Events { get; init; } = [];
}
