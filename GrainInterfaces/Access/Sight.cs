namespace Twin.Access;

/// <summary>How a role sees a field of an object that it may read.</summary>
public enum Sight
{
    /// <summary>Not at all; nothing can be found by it either.</summary>
    Hidden = 0,

    /// <summary>With stars in it, always.</summary>
    Masked = 1,

    /// <summary>With stars in it; in clear one at a time, by a reveal with a reason.</summary>
    Revealable = 2,

    Clear = 3,
}
