namespace Twin.Cases;

/// <summary>How much of its time a case has used.</summary>
public enum CaseLevel
{
    Green = 0,

    /// <summary>75 % of the time is gone.</summary>
    Amber = 1,

    /// <summary>All of it: the supervisor is responsible too.</summary>
    Red = 2,

    /// <summary>150 %: the street is told.</summary>
    Street = 3,
}
