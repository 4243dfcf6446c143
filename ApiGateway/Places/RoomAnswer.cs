using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Places;

/// <summary>A room's page.</summary>
/// <param name="Bills">Of the homes, the newest period first.</param>
/// <param name="Cases">Those that are open.</param>
public sealed record RoomAnswer(
    RoomSnapshot Room,
    ImmutableArray<ObjectItem> Households,
    ImmutableArray<ObjectItem> People,
    ImmutableArray<ObjectItem> Vehicles,
    ImmutableArray<ObjectItem> Bills,
    ImmutableArray<ObjectItem> Devices,
    ImmutableArray<ObjectItem> Cases)
{
    internal static RoomAnswer Of(RoomPage page) =>
        new(page.Room, Items(page.Households), Items(page.People), Items(page.Vehicles), Items(page.Bills), Items(page.Devices), Items(page.Cases));

    private static ImmutableArray<ObjectItem> Items(ImmutableArray<CatalogEntry> entries) => [.. entries.Select(ObjectItem.Of)];
}
