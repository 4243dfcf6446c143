using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>A mapping and a message to try it with.</summary>
/// <param name="Topic">Of the message; null when the script is only to be checked.</param>
/// <param name="Device">Who would have sent it; null for an outside broker.</param>
/// <param name="Order">What a device would be told instead; null for a message.</param>
[GenerateSerializer, Immutable, Alias("twin.mapping-trial")]
public sealed record MappingTrial(
    [property: Id(0)] MappingDefinition Definition,
    [property: Id(1)] string? Topic,
    [property: Id(2)] ImmutableArray<byte> Payload,
    [property: Id(3)] string? Device,
    [property: Id(4)] DeviceOrder? Order = null);
