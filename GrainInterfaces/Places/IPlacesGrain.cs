using Twin.Access;

namespace Twin.Places;

/// <summary>Answers about places as a whole. Stateless; key 0. Every answer includes all writes that returned before it was asked.</summary>
[Alias("twin.IPlacesGrain")]
public interface IPlacesGrain : IGrainWithIntegerKey
{
    /// <summary>The area a point lies in; <c>NotFound</c> when it lies in none the caller may see.</summary>
    [Alias("Locate")]
    Task<Outcome<LocatedPlace>> Locate(Caller caller, GeoPoint point, CancellationToken cancellationToken);

    /// <summary>An area and its parts with their counts.</summary>
    /// <param name="area">Its code; null for the districts.</param>
    [Alias("GetTree")]
    Task<Outcome<PlaceTree>> GetTree(Caller caller, string? area, CancellationToken cancellationToken);

    /// <summary>A building's floors and rooms.</summary>
    [Alias("GetMatrix")]
    Task<Outcome<BuildingMatrix>> GetMatrix(Caller caller, string building, CancellationToken cancellationToken);

    /// <summary>A room with what is linked to it.</summary>
    [Alias("GetRoomPage")]
    Task<Outcome<RoomPage>> GetRoomPage(Caller caller, string room, CancellationToken cancellationToken);
}
