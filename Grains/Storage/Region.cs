namespace Twin.Storage;

/// <summary>What the map of areas shows of an area.</summary>
/// <param name="Boundary">GeoJSON; null when it has none.</param>
public sealed record Region(string Name, string? Boundary);
