namespace Twin.Access;

/// <summary>How far a right goes: to which objects.</summary>
public enum Reach
{
    /// <summary>The role does not have the right.</summary>
    None = 0,

    /// <summary>What belongs to the account's person: itself and its wards, the worker's own record.</summary>
    Own = 1,

    /// <summary>Within the account's areas, what belongs to its estates, buildings or categories.</summary>
    Bound = 2,

    /// <summary>What lies in the account's areas.</summary>
    Areas = 3,

    /// <summary>Everything: for what lies in no area.</summary>
    All = 4,
}
