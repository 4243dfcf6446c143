using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a device says it is set to, and what it should be set to.</summary>
/// <param name="Revision">Of the desired properties.</param>
/// <param name="Reported">A JSON object.</param>
/// <param name="Desired">A JSON object.</param>
/// <param name="Pending">The desired properties that are reported otherwise, or not at all; they are sent again whenever the device comes back.</param>
[GenerateSerializer, Immutable, Alias("twin.device-properties")]
public sealed record DeviceProperties(
    [property: Id(0)] long Revision,
    [property: Id(1)] string Reported,
    [property: Id(2)] string Desired,
    [property: Id(3)] ImmutableArray<string> Pending);
