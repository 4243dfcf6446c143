namespace Twin.Places;

[GenerateSerializer, Immutable, Alias("twin.room-snapshot")]
public sealed record RoomSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Building,
    [property: Id(2)] int Unit,
    [property: Id(3)] int Floor,
    [property: Id(4)] string Number,
    [property: Id(5)] string Label,
    [property: Id(6)] string Area,
    [property: Id(7)] long Revision);
