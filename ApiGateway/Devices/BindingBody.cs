namespace Twin.Devices;

/// <summary>What a pooled device is. What is left out is taken from the suggestions, where they are clear.</summary>
/// <param name="Name">For people; what the hardware calls itself when not given.</param>
/// <param name="Household">The home it protects; never taken from a suggestion.</param>
/// <param name="Gateway">The device that speaks for it, if any.</param>
public sealed record BindingBody(string? Name = null, string? Profile = null, string? Building = null, string? Grid = null, string? Household = null, string? Gateway = null);
