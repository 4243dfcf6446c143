using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>One register.</summary>
/// <param name="Id"><c>video-sources</c>, <c>video-devices</c>, <c>profiles</c> or <c>sensors</c>.</param>
/// <param name="Total">How many entries it has; of devices, what its parts add up to.</param>
/// <param name="Parts">Of devices and profiles by profile, of sources by status; the largest first.</param>
[GenerateSerializer, Immutable, Alias("twin.device-register")]
public sealed record DeviceRegister(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string NameEn,
    [property: Id(3)] long Total,
    [property: Id(4)] ImmutableArray<RegisterPart> Parts);
