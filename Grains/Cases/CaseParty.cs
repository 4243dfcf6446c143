namespace Twin.Cases;

/// <summary>What somebody is to a case.</summary>
[Flags]
internal enum CaseParty
{
    None = 0,

    /// <summary>The grid worker who has it, or somebody of the department in whose queue it is.</summary>
    Handler = 1,

    /// <summary>Who takes reports up.</summary>
    Desk = 2,

    Supervisor = 4,

    /// <summary>One of those who reported it.</summary>
    Reporter = 8,

    /// <summary>Somebody of a department that still has a task in it.</summary>
    Tasked = 16,

    Staff = Handler | Desk | Supervisor,
}
