using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>What of a building its rooms and homes go by.</summary>
/// <param name="Area">The smallest area it stands in.</param>
[GenerateSerializer, Immutable, Alias("twin.building-plan")]
public sealed record BuildingPlan(
    [property: Id(0)] string Name,
    [property: Id(1)] string Area,
    [property: Id(2)] int Units,
    [property: Id(3)] int Floors,
    [property: Id(4)] int Basements,
    [property: Id(5)] ImmutableArray<int> SkippedFloors,
    [property: Id(6)] int? RoomsPerFloor)
{
    /// <summary>The numbers of its floors, from the top down.</summary>
    public IEnumerable<int> FloorNumbers()
    {
        for (var floor = Floors; floor >= -Basements; floor--)
        {
            if (floor != 0 && !SkippedFloors.Contains(floor))
            {
                yield return floor;
            }
        }
    }

    /// <summary>What is wrong with a place inside; null when there is such a floor in such a unit.</summary>
    public Refusal? FindFault(int unit, int floor) =>
        unit < 1 || unit > Units ? Refusal.Invalid("unit", $"the building has units 1 to {Units}")
        : floor == 0 ? Refusal.Invalid("floor", $"the building has floors up to {Floors}; there is no floor 0")
        : floor > Floors || floor < -Basements ? Refusal.Invalid("floor", $"the building has floors up to {Floors} and {Basements} below ground")
        : SkippedFloors.Contains(floor) ? Refusal.Invalid("floor", $"no floor of the building has the number {floor}")
        : null;
}
