namespace Twin.Objects;

/// <summary>What was done to an object.</summary>
public enum ChangeAction
{
    Created = 0,
    Edited = 1,
    Deleted = 2,
    Restored = 3,
    Linked = 4,
    Unlinked = 5,
    Moved = 6,

    /// <summary>It has taken another record over, or been taken over by one.</summary>
    Merged = 7,

    /// <summary>A merge has been undone.</summary>
    Unmerged = 8,

    /// <summary>The person it is about asked for other values, and staff accepted them.</summary>
    Corrected = 9,

    /// <summary>All that was held has been deleted.</summary>
    Erased = 10,
}
