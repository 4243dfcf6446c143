namespace Twin.Cases;

/// <summary>Whose turn it is: every open case has somebody.</summary>
public enum CaseOwner
{
    /// <summary>Nobody: it is over.</summary>
    None = 0,

    /// <summary>The community's desk, which takes reports up.</summary>
    Desk = 1,

    /// <summary>The roster: the twin finds a worker.</summary>
    Dispatch = 2,

    /// <summary>The grid worker who has it.</summary>
    Worker = 3,

    /// <summary>A department's queue.</summary>
    Department = 4,

    /// <summary>The supervisor.</summary>
    Supervisor = 5,
}
