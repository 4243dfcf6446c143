using System.Collections.Immutable;

namespace Twin.Devices.Dialects;

/// <summary>What a gateway says of a device behind it.</summary>
internal sealed record OtherDevice(string Device, ImmutableArray<Telemetry> Telemetry, ConnectionStatus? Status);
