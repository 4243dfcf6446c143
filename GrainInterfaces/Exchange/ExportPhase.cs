namespace Twin.Exchange;

public enum ExportPhase
{
    /// <summary>Waits for a second person.</summary>
    Waiting = 0,

    /// <summary>Can be taken away until its link expires.</summary>
    Ready = 1,

    Rejected = 2,
    Expired = 3,
}
