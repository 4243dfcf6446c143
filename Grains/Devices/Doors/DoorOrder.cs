namespace Twin.Devices.Doors;

/// <summary>What a door is told of a credential.</summary>
internal enum DoorOrder
{
    None = 0,
    Add = 1,
    Remove = 2,
}
