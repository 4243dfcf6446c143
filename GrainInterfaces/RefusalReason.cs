namespace Twin;

public enum RefusalReason
{
    /// <summary>No such object, or not one the caller may know of (404).</summary>
    NotFound = 0,

    /// <summary>The caller's role may not do this (403).</summary>
    Forbidden = 1,

    /// <summary>A field does not hold what it must (400).</summary>
    Invalid = 2,

    /// <summary>The object's state does not allow it now (409).</summary>
    Conflict = 3,

    /// <summary>The object has changed since the caller read it (412).</summary>
    Stale = 4,

    /// <summary>The caller has done this too often for now (429).</summary>
    TooMany = 5,

    /// <summary>The caller must say which revision it has seen (428).</summary>
    Unconditional = 6,

    /// <summary>It was there and is no longer to be had (410).</summary>
    Gone = 7,
}
