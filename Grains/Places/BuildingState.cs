using System.Collections.Immutable;

namespace Twin.Places;

public sealed record BuildingState : SiteState
{
    /// <summary>The grid it stands in, given or found by its location.</summary>
    public string Grid { get; init; } = string.Empty;

    /// <summary>The smallest area it stands in; null is the grid.</summary>
    public string? MicroGrid { get; init; }

    /// <summary>True when the grid was found and not given.</summary>
    public bool PlacedByLocation { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Estate { get; init; }

    public int Units { get; init; }

    public int Floors { get; init; }

    public int Basements { get; init; }

    public ImmutableArray<int> SkippedFloors { get; init; } = [];

    public int? RoomsPerFloor { get; init; }

    public string Area => MicroGrid ?? Grid;

    public BuildingAttributes Attributes => new(Name, PlacedByLocation ? null : Grid, Units, Floors, Location, Estate, Basements, SkippedFloors, RoomsPerFloor);

    public BuildingPlan Plan => new(Name, Area, Units, Floors, Basements, SkippedFloors, RoomsPerFloor);

    public BuildingSnapshot ToSnapshot(string id) => new(
        id, Name, Grid, Units, Floors, Devices.Count(), [.. Incidents.Open.Select(incident => incident.ToSnapshot())], Revision,
        Area, Estate, Location, Basements, SkippedFloors, RoomsPerFloor);
}
