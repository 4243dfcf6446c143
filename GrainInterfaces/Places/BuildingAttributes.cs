using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Places;

/// <param name="Grid">The grid it stands in; null to be placed by its location.</param>
/// <param name="Units">Staircases; at least 1.</param>
/// <param name="Floors">The number of the highest floor; at least 1.</param>
/// <param name="Location">Where it stands; places it in a micro-grid too, if one holds the point.</param>
/// <param name="Estate">The estate (小区) it belongs to.</param>
/// <param name="Basements">Floors below ground: −1 to −this.</param>
/// <param name="SkippedFloors">Numbers that no floor has, such as 4 and 13.</param>
/// <param name="RoomsPerFloor">Doors on each floor of a unit, if all have as many: shown empty until somebody lives there.</param>
[GenerateSerializer, Immutable, Alias("twin.building-attributes")]
public sealed record BuildingAttributes(
    [property: Id(0)] string Name,
    [property: Id(1), ObjectId] string? Grid,
    [property: Id(2)] int Units,
    [property: Id(3)] int Floors,
    [property: Id(4)] GeoPoint? Location = null,
    [property: Id(5), ObjectId] string? Estate = null,
    [property: Id(6)] int Basements = 0,
    [property: Id(7)] ImmutableArray<int> SkippedFloors = default,
    [property: Id(8)] int? RoomsPerFloor = null);
