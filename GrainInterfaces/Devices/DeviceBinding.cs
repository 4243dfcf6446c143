using Twin.Objects;

namespace Twin.Devices;

/// <summary>What a person says a pooled device is. What is null is taken from the suggestions, unless they are ambiguous.</summary>
/// <param name="Name">For people; what the hardware calls itself when null.</param>
/// <param name="Household">Never taken from a suggestion.</param>
[GenerateSerializer, Immutable, Alias("twin.device-binding")]
public sealed record DeviceBinding(
    [property: Id(0)] string? Name,
    [property: Id(1), ObjectId] string? Profile,
    [property: Id(2), ObjectId] string? Building,
    [property: Id(3), ObjectId] string? Grid,
    [property: Id(4), ObjectId] string? Household,
    [property: Id(5), ObjectId] string? Gateway);
