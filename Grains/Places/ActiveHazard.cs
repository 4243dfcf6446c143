namespace Twin.Places;

/// <summary>A hazard that has not cleared.</summary>
/// <param name="Since">When the place heard of it, by our clock.</param>
public sealed record ActiveHazard(string Kind, string? Household, DateTimeOffset Since);
