namespace Twin.Simulation;

/// <param name="Building">Where it hangs; null when it stands in the open.</param>
/// <param name="Grid">Where it stands in the open; null when it hangs in a building.</param>
/// <param name="Household">The home it protects, if any.</param>
public sealed record DeviceLine(string Id, string Name, string Profile, string? Building, string? Grid, string? Household, string Secret)
    : ImportLine(Id);
