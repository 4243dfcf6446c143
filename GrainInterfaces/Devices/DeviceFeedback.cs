namespace Twin.Devices;

/// <summary>A person's word that what a device warned of has been dealt with.</summary>
/// <param name="Result">What was done, such as <c>cleaned</c>; 1 to 64 characters.</param>
/// <param name="Rule">The alarm it is about; null for all that feedback can end.</param>
/// <param name="Note">For the case; at most 500 characters.</param>
[GenerateSerializer, Immutable, Alias("twin.device-feedback")]
public sealed record DeviceFeedback([property: Id(0)] string Result, [property: Id(1)] string? Rule = null, [property: Id(2)] string? Note = null);
