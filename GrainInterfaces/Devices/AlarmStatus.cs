namespace Twin.Devices;

/// <summary>raised › acknowledged › cleared; clearing does not wait for the acknowledgement.</summary>
public enum AlarmStatus
{
    Raised = 0,
    Acknowledged = 1,
    Cleared = 2,
}
