using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Places;

/// <summary>A room and all that is linked to it or to the homes in it, as far as the caller may see it.</summary>
/// <param name="People">Who lives there; empty without a purpose.</param>
/// <param name="Vehicles">Of the homes and of who lives there.</param>
/// <param name="Cases">Those that are open.</param>
/// <param name="Bills">Of the homes, the newest period first.</param>
[GenerateSerializer, Immutable, Alias("twin.room-page")]
public sealed record RoomPage(
    [property: Id(0)] RoomSnapshot Room,
    [property: Id(1)] ImmutableArray<CatalogEntry> Households,
    [property: Id(2)] ImmutableArray<CatalogEntry> People,
    [property: Id(3)] ImmutableArray<CatalogEntry> Vehicles,
    [property: Id(4)] ImmutableArray<CatalogEntry> Devices,
    [property: Id(5)] ImmutableArray<CatalogEntry> Cases,
    [property: Id(6)] ImmutableArray<CatalogEntry> Bills);
