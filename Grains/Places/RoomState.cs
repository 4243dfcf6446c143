using Twin.Objects;

namespace Twin.Places;

public sealed record RoomState : ObjectState
{
    public RoomAttributes? Attributes { get; init; }

    public string BuildingName { get; init; } = string.Empty;

    public string Area { get; init; } = string.Empty;

    /// <summary>How people write it: <c>3-2-501</c>.</summary>
    public string Label => Attributes is { } room ? RoomLabel.Of(BuildingName, room.Unit, room.Number) : string.Empty;

    protected internal override bool HasAttributes => Attributes is not null;
}
