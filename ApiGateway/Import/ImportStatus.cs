namespace Twin.Import;

public enum ImportStatus
{
    /// <summary>Stored, or there already.</summary>
    Ok = 0,

    /// <summary>Not taken in; the other lines are unharmed.</summary>
    Failed = 1,
}
