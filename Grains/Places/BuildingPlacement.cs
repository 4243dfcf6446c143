using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>What a building's attributes must be, and which area they put it in.</summary>
internal sealed class BuildingPlacement(AreaMap map, IGrainFactory grains)
{
    private const int MostFloors = 300;
    private const int MostUnits = 100;
    private const int MostRooms = 200;

    public async Task<Outcome<BuildingState>> Describe(BuildingState state, BuildingAttributes attributes, CancellationToken cancellationToken)
    {
        var skipped = attributes.SkippedFloors.IsDefaultOrEmpty ? [] : attributes.SkippedFloors;
        if ((FindFault(attributes, skipped) ?? await FindEstateFault(attributes.Estate, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var located = attributes.Location is { } point ? (await map.Current()).Locate(point)?.Code : null;
        var grid = attributes.Grid ?? (located?.Length >= (int)AreaLevel.Grid ? located[..(int)AreaLevel.Grid] : null);
        if (grid is null)
        {
            return Refusal.Invalid("location", "lies in no grid with a boundary, and no grid is given");
        }

        if (!ObjectKey.IsValidId(grid) || await grains.Grid(grid).GetArea(cancellationToken) is null)
        {
            return Refusal.Invalid("grid", $"grid '{grid}' is not known");
        }

        return state with
        {
            Name = attributes.Name,
            Grid = grid,
            MicroGrid = located?.Length == (int)AreaLevel.MicroGrid && located.StartsWith(grid, StringComparison.Ordinal) ? located : null,
            PlacedByLocation = attributes.Grid is null,
            Location = attributes.Location,
            Estate = attributes.Estate,
            Units = attributes.Units,
            Floors = attributes.Floors,
            Basements = attributes.Basements,

            // The same list, so that the same attributes are the same state.
            SkippedFloors = state.SkippedFloors.SequenceEqual(skipped) ? state.SkippedFloors : skipped,
            RoomsPerFloor = attributes.RoomsPerFloor,
        };
    }

    private static Refusal? FindFault(BuildingAttributes attributes, ImmutableArray<int> skipped) =>
        PlaceRules.CheckName(attributes.Name) is { } badName ? badName
        : attributes.Units is < 1 or > MostUnits ? Refusal.Invalid("units", $"must be from 1 to {MostUnits}")
        : attributes.Floors is < 1 or > MostFloors ? Refusal.Invalid("floors", $"must be from 1 to {MostFloors}")
        : attributes.Basements is < 0 or > MostFloors ? Refusal.Invalid("basements", $"must be from 0 to {MostFloors}")
        : attributes.RoomsPerFloor is < 1 or > MostRooms ? Refusal.Invalid("roomsPerFloor", $"must be from 1 to {MostRooms}")
        : skipped.Length > MostFloors ? Refusal.Invalid("skippedFloors", $"must be at most {MostFloors} numbers")
        : attributes.Location is { } point && BoundaryRules.FindFault(point) is { } fault ? Refusal.Invalid("location", fault)
        : null;

    private async Task<Refusal?> FindEstateFault(string? estate, CancellationToken cancellationToken) =>
        estate is null || await grains.Estate(estate).Exists(cancellationToken)
            ? null
            : Refusal.Invalid("estate", $"estate '{estate}' is not known");
}
