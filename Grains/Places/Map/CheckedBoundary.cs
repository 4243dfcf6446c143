namespace Twin.Places;

/// <param name="Checked">Null when there is none.</param>
internal sealed record CheckedBoundary(GeoJson? Checked);
