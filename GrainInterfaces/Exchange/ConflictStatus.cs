namespace Twin.Exchange;

public enum ConflictStatus
{
    Open = 0,

    /// <summary>The object says now what the import said.</summary>
    Accepted = 1,

    /// <summary>What stood was left; the same value from the same source is not asked about again.</summary>
    Rejected = 2,
}
