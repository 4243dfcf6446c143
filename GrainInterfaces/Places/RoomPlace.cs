namespace Twin.Places;

/// <summary>Where a room is, as the homes in it go by.</summary>
/// <param name="Area">The smallest area its building stands in.</param>
/// <param name="BuildingName">Such as 3栋.</param>
[GenerateSerializer, Immutable, Alias("twin.room-place")]
public sealed record RoomPlace([property: Id(0)] string Area, [property: Id(1)] string BuildingName);
