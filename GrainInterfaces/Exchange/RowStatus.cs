namespace Twin.Exchange;

/// <summary>What became of a row, or would become of it.</summary>
public enum RowStatus
{
    Created = 0,
    Changed = 1,

    /// <summary>The object says all of it already.</summary>
    Unchanged = 2,

    /// <summary>A field was set to something else by another source: it waits on the review list.</summary>
    Conflict = 3,

    /// <summary>Nothing of the row was stored.</summary>
    Failed = 4,
}
