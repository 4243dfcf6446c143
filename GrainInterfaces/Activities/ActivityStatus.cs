namespace Twin.Activities;

public enum ActivityStatus
{
    Open = 0,
    Cancelled = 1,

    /// <summary>It has taken place.</summary>
    Over = 2,
}
