using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>Which devices a community has, and where: half of them smoke alarms, floor by floor so that neighbours have one too.</summary>
internal sealed class DeviceLayout(
    int community,
    int count,
    ImmutableArray<GridLine> grids,
    ImmutableArray<BuildingLine> buildings,
    ImmutableArray<HouseholdLine> households,
    Func<string, string, string> secret)
{
    private static readonly (string Profile, string Name, double Share)[] Kinds =
    [
        ("home-electric", "居家电感器", 0.25),
        ("septic-tank", "化粪池监测", 0.05),
        ("bin", "垃圾桶", 0.12),
        ("hydrant", "消防栓", 0.08),
    ];

    public IEnumerable<DeviceLine> Place()
    {
        var smoke = count - Kinds.Sum(kind => Count(kind.Share));
        for (var i = 0; i < smoke; i++)
        {
            yield return AtHome("smoke", "烟雾报警器", i);
        }

        foreach (var (profile, name, share) in Kinds)
        {
            for (var i = 0; i < Count(share); i++)
            {
                yield return profile switch
                {
                    "home-electric" => AtHome(profile, name, i),
                    "septic-tank" => AtBuilding(profile, name, i),
                    _ => InTheOpen(profile, name, i),
                };
            }
        }
    }

    private int Count(double share) => (int)(count * share);

    private DeviceLine AtHome(string profile, string name, int index)
    {
        if (households.IsEmpty)
        {
            return AtBuilding(profile, name, index);
        }

        var home = households[index % households.Length];
        var building = buildings[index % households.Length % buildings.Length];
        return Device(profile, $"{name} {building.Name}{home.Unit}单元{home.Room}", index, home.Building, grid: null, home.Id);
    }

    private DeviceLine AtBuilding(string profile, string name, int index)
    {
        var building = buildings[index % buildings.Length];
        return Device(profile, $"{name} {building.Name}", index, building.Id, grid: null, household: null);
    }

    private DeviceLine InTheOpen(string profile, string name, int index)
    {
        var grid = grids[index % grids.Length];
        return Device(profile, $"{name} {grid.Name}{(index / grids.Length) + 1}号", index, building: null, grid.Id, household: null);
    }

    private DeviceLine Device(string profile, string name, int index, string? building, string? grid, string? household)
    {
        var id = $"c{community}-{profile}-{index + 1:D4}";
        return new DeviceLine(id, name, profile, building, grid, household, secret(ObjectKind.Device, id));
    }
}
