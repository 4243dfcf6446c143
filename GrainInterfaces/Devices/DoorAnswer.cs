namespace Twin.Devices;

/// <summary>What a door has said to the last order about a credential.</summary>
public enum DoorAnswer
{
    /// <summary>It has not been told, or does not remember credentials.</summary>
    None = 0,

    /// <summary>It has been told, or is to be when it is back, and has not answered.</summary>
    Told = 1,
    Confirmed = 2,

    /// <summary>It refused, failed or did not answer in time. What it was to forget it is told again.</summary>
    Failed = 3,
}
