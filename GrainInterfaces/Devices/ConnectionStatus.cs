namespace Twin.Devices;

public enum ConnectionStatus
{
    /// <summary>Nothing heard of a connection since the device's grain came up.</summary>
    Unknown = 0,
    Online = 1,
    Offline = 2,
}
