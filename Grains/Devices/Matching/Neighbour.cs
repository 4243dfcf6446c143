namespace Twin.Devices.Matching;

/// <summary>A device that is called alike.</summary>
/// <param name="Place">The building it is in, or the grid.</param>
internal sealed record Neighbour(string Id, string Profile, ObjectKey? Place, string? Household);
