namespace Twin.Storage;

/// <summary>An area as it was last stored.</summary>
/// <param name="Code">Its area code.</param>
/// <param name="Name">Null when it is no longer there.</param>
/// <param name="Boundary">GeoJSON; null when it has none.</param>
/// <param name="Version">Grows with every change of any area, in the order of the commits.</param>
public sealed record StoredRegion(string Code, string? Name, string? Boundary, long Version);
