using Twin.Places;

namespace Twin.Cases;

/// <summary>Where a report is: the building or the grid, and the grid whose workers are responsible.</summary>
/// <param name="Location">Where the building is, when that is known.</param>
internal sealed record ReportPlace(ObjectKey Site, string Grid, GeoPoint? Location);
