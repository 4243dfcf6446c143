using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[StatelessWorker]
[Reentrant]
[GrainType("places")]
internal sealed class PlacesGrain(AreaMap map, IPlaceIndex places) : Grain, IPlacesGrain
{
    /// <summary>More than any building has.</summary>
    private const int MostEntries = 20_000;

    public async Task<Outcome<LocatedPlace>> Locate(Caller caller, GeoPoint point, CancellationToken cancellationToken)
    {
        if (BoundaryRules.FindFault(point) is { } fault)
        {
            return Refusal.Invalid(point.Lon is >= -180 and <= 180 ? "lat" : "lon", fault);
        }

        var index = await map.Current();
        return index.Locate(point) is { } area && caller.Scope.Covers(area.Code)
            ? new LocatedPlace(area.Code, [.. AreaCode.ChainOf(area.Code).Select(index.Refer)])
            : new Refusal(RefusalReason.NotFound, "There is no area with a boundary around this point.");
    }

    public async Task<Outcome<PlaceTree>> GetTree(Caller caller, string? area, CancellationToken cancellationToken)
    {
        if (area is not null && AreaCode.LevelOf(area) is null)
        {
            return Refusal.Invalid("area", "must be an area code of 6, 9, 12, 15 or 17 digits");
        }

        var scope = caller.Scope.Within(area);
        var kinds = TreeCounts.KindsFor(caller);
        var counts = scope.Prefixes.IsEmpty || kinds.IsEmpty
            ? []
            : await places.Count(scope, TreeCounts.LengthBelow(area), kinds, cancellationToken).OrStorageFault();
        return scope.Prefixes.IsEmpty
            ? new Refusal(RefusalReason.NotFound, "There is no such area.")
            : TreeCounts.Grow(area, counts, await map.Current(), scope);
    }

    public async Task<Outcome<BuildingMatrix>> GetMatrix(Caller caller, string building, CancellationToken cancellationToken)
    {
        var found = await GrainFactory.Building(building).Get(caller, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        var plan = await GrainFactory.Building(building).GetPlan(cancellationToken);
        var inside = await LinkedTo(caller, [new ObjectKey(ObjectKind.Building, building)], cancellationToken);
        return plan is null ? Refusal.NotFound(new ObjectKey(ObjectKind.Building, building)) : MatrixPlan.Draw(building, plan, inside);
    }

    public async Task<Outcome<RoomPage>> GetRoomPage(Caller caller, string room, CancellationToken cancellationToken)
    {
        var found = await GrainFactory.Room(room).Get(caller, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        // Each step outwards is one read, however many live there: the room, its homes, who and what is of the homes.
        ImmutableArray<ObjectKey> reached = [new ObjectKey(ObjectKind.Room, room)];
        var entries = new Dictionary<ObjectKey, CatalogEntry>();
        for (var step = 0; step < 3 && !reached.IsEmpty; step++)
        {
            var linked = await LinkedTo(caller, reached, cancellationToken);
            reached = [.. linked.Where(entry => entries.TryAdd(entry.Key, entry) && IsOfTheHome(entry.Key.Kind)).Select(entry => entry.Key)];
        }

        return new RoomPage(
            found.Value,
            Of(ObjectKind.Household),
            Of(ObjectKind.Person),
            Of(ObjectKind.Vehicle),
            Of(ObjectKind.Device),
            [.. Of(ObjectKind.Case).Where(entry => entry.Status != "closed")],
            [.. Of(ObjectKind.Bill).OrderByDescending(entry => entry.Facts.GetValueOrDefault("period"), StringComparer.Ordinal)]);

        ImmutableArray<CatalogEntry> Of(string kind) =>
            [.. entries.Values.Where(entry => entry.Key.Kind == kind).OrderBy(entry => entry.Key.Id, StringComparer.Ordinal)];
    }

    private static bool IsOfTheHome(string kind) => kind is ObjectKind.Household or ObjectKind.Person or ObjectKind.Device;

    private async Task<ImmutableArray<CatalogEntry>> LinkedTo(Caller caller, IReadOnlyCollection<ObjectKey> objects, CancellationToken cancellationToken)
    {
        var entries = await places.LinkedTo(objects, MostEntries, cancellationToken).OrStorageFault();

        // Who and what is here says so itself: a link that somebody added does not put it here.
        return
        [
            .. entries.Select(entry => entry with { Links = entry.Links.RemoveAll(link => link.Added) })
                .Where(entry => entry.Links.Any(link => objects.Contains(link.To)) && Rights.Allow(caller, Right.Read, entry.Key, entry.Area, () => entry.Links))
                .Select(entry => EntrySight.See(caller.Role, entry)),
        ];
    }
}
