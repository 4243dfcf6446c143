using System.Collections.Immutable;
using System.Globalization;
using Twin.Search;

namespace Twin.Places;

/// <summary>Puts what is linked to a building on its floors.</summary>
internal static class MatrixPlan
{
    /// <summary>From the worst.</summary>
    private static readonly ImmutableArray<string> Conditions = ["alarm", "warning", "silent", "normal"];

    public static BuildingMatrix Draw(string building, BuildingPlan plan, ImmutableArray<CatalogEntry> inside)
    {
        var rooms = inside.Where(entry => entry.Key.Kind == ObjectKind.Room)
            .Select(entry => (Floor: Number(entry.Facts.GetValueOrDefault("floor")), Id: entry.Key.Id))
            .ToDictionary(room => room.Id, room => room.Floor, StringComparer.Ordinal);
        var homes = inside.Where(entry => entry.Key.Kind == ObjectKind.Household).ToLookup(home => Linked(home, ObjectKind.Room), StringComparer.Ordinal);
        var devices = inside.Where(entry => entry.Key.Kind == ObjectKind.Device).ToLookup(device => Linked(device, ObjectKind.Household), StringComparer.Ordinal);

        var doors = rooms.Select(room => (room.Value, room.Key)).Concat(Doors(building, plan).Where(door => !rooms.ContainsKey(door.Room)));
        var byFloor = doors.ToLookup(door => door.Item1, door => door.Item2);
        var floors = plan.FloorNumbers().Union(byFloor.Select(floor => floor.Key)).OrderDescending();
        return new BuildingMatrix(building, plan.Name, plan.Units, [.. floors.Select(floor => new MatrixFloor(floor, [.. byFloor[floor].Select(Cell).OrderBy(cell => cell.Unit).ThenBy(cell => cell.Number, StringComparer.Ordinal)]))]);

        MatrixCell Cell(string room)
        {
            _ = RoomId.TryParse(room, out var door);
            var living = homes[room].ToImmutableArray();
            return new MatrixCell(
                room,
                door!.Unit,
                door.Number,
                RoomLabel.Of(plan.Name, door.Unit, door.Number),
                rooms.ContainsKey(room),
                [.. living.Select(home => home.Key.Id)],
                [.. living.SelectMany(home => home.Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                living.SelectMany(home => devices[home.Key.Id]).Select(device => device.Status).OfType<string>().MinBy(Conditions.IndexOf));
        }
    }

    /// <summary>The doors of the plan: 501, 502 … on the fifth floor, B101 … on the first below ground.</summary>
    private static IEnumerable<(int Floor, string Room)> Doors(string building, BuildingPlan plan) =>
        from floor in plan.RoomsPerFloor is null ? [] : plan.FloorNumbers()
        from unit in Enumerable.Range(1, plan.Units)
        from door in Enumerable.Range(1, plan.RoomsPerFloor.GetValueOrDefault())
        select (floor, new RoomId(building, unit, $"{(floor < 0 ? "B" : string.Empty)}{Math.Abs(floor)}{door.ToString("D2", CultureInfo.InvariantCulture)}").ToString());

    private static string? Linked(CatalogEntry entry, string kind) => entry.Links.FirstOrDefault(link => link.To.Kind == kind)?.To.Id;

    private static int Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
