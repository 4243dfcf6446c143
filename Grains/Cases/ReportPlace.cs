namespace Twin.Cases;

/// <summary>Where a report is: the building or the grid, and the grid whose workers are responsible.</summary>
internal sealed record ReportPlace(ObjectKey Site, string Grid);
