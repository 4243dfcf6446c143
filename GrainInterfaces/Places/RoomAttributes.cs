using Twin.Objects;

namespace Twin.Places;

/// <param name="Unit">The staircase, from 1.</param>
/// <param name="Floor">From 1; below ground is negative.</param>
/// <param name="Number">What stands on the door.</param>
[GenerateSerializer, Immutable, Alias("twin.room-attributes")]
public sealed record RoomAttributes(
    [property: Id(0), ObjectId] string Building,
    [property: Id(1)] int Unit,
    [property: Id(2)] int Floor,
    [property: Id(3)] string Number);
