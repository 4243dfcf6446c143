namespace Twin.Devices;

/// <summary>The worst that is open on a device; a building counts its devices by it.</summary>
public enum DeviceCondition
{
    Normal = 0,
    Silent = 1,
    Warning = 2,
    Alarm = 3,
}
